import { expect, test } from 'vitest';
import { actionNames } from '../access/actions.ts';
import type { Field } from './field.ts';
import { findForbidden, findForbiddenFields } from './find-forbidden.ts';
import { listRecordDefinitions } from './find-record-definition.ts';
import { parameterDefinitions } from '../mechanisms/parameters.ts';

test.each(listRecordDefinitions().map((definition) => [definition.name, definition] as const))(
  '%s asks nothing that is never asked',
  (_, definition) => expect(findForbiddenFields(definition)).toEqual([]),
);

test('neither actions nor parameters name what is never stored', () => {
  for (const text of [
    ...actionNames,
    ...parameterDefinitions.map(({ name, label }) => `${name} ${label.zh} ${label.en}`),
  ])
    expect(findForbidden(text), text).toBeNull();
});

const label = (zh: string, en: string) => ({ zh, en });
const bad: readonly (readonly [rule: string, name: string, field: Field])[] = [
  [
    'check-in',
    'presence',
    { type: 'text', label: label('打卡位置', 'Check-in place'), max: 10, required: true },
  ],
  ['check-in', 'signIn', { type: 'text', label: label('扫码签到', 'Signed'), max: 10, required: true }],
  [
    'rank or points',
    'rank',
    { type: 'integer', label: label('名次', 'Place'), min: 1, max: 9, unit: label('名', 'th') },
  ],
  [
    'rank or points',
    'total',
    { type: 'integer', label: label('积分', 'Total'), min: 1, max: 9, unit: label('分', 'p') },
  ],
  [
    'click or time count',
    'likes',
    { type: 'integer', label: label('数', 'Number'), min: 0, max: 9, unit: label('次', 'x') },
  ],
  [
    'click or time count',
    'minutes',
    { type: 'integer', label: label('学习时长', 'Time'), min: 0, max: 9, unit: label('分', 'min') },
  ],
  [
    'compulsory photo',
    'proof',
    { type: 'text', label: label('现场照片', 'Picture'), max: 10, required: true },
  ],
  ['compulsory file', 'file', { type: 'text', label: label('附件', 'File'), max: 10, required: true }],
  [
    'thoughts of a person',
    'essay',
    { type: 'text', label: label('学习心得', 'Essay'), max: 10, required: true },
  ],
  ['private data', 'illness', { type: 'text', label: label('诊断', 'Illness'), max: 10, required: true }],
  [
    'private data',
    'contact',
    {
      type: 'rows',
      label: label('联系', 'Contact'),
      max: 3,
      cells: { phone: { type: 'text', label: label('电话', 'Number'), max: 20, required: true } },
    },
  ],
  ['case content', 'facts', { type: 'text', label: label('违纪事实', 'Facts'), max: 10, required: true }],
  ['who voted how', 'votedBy', { type: 'person', label: label('人员', 'Person'), required: true }],
  ['classified', 'secrecy', { type: 'choice', label: label('密级', 'Secrecy'), choices: {} }],
];

test.each(bad)('the linter refuses a field of %s (%s)', (rule, name, field) => {
  expect(findForbiddenFields({ fields: { [name]: field }, states: {}, steps: {} })).toEqual([
    `${name}: ${rule}`,
  ]);
});

test('there is no type of field for a file, a photo, a mark or a counter', () => {
  const types = listRecordDefinitions().flatMap(({ fields }) =>
    Object.values(fields).map((field) => field.type),
  );
  expect(
    new Set(types).isSubsetOf(
      new Set([
        'text',
        'integer',
        'day',
        'choice',
        'member',
        'unit',
        'tags',
        'person',
        'absences',
        'lines',
        'measures',
        'records',
        'rows',
      ]),
    ),
  ).toBe(true);
});
