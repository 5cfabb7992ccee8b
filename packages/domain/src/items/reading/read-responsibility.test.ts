import { expect, test } from 'vitest';
import { firstLeadsFrom, isResponsibility, readResponsibility } from './read-responsibility.ts';

/** Section 5 of importing.md, row by row: inside of the brackets → lead, co, responsible. */
test.each([
  [
    'A局牵头，B局、C局等国务院相关部门及各地区按职责分工负责',
    ['A局'],
    ['B局', 'C局', '国务院相关部门', '各地区'],
    [],
  ],
  ['A局、B局牵头，C局配合', ['A局', 'B局'], ['C局'], []],
  ['A局、B局、C局负责', [], [], ['A局', 'B局', 'C局']],
  ['A局、B局等和各省级人民政府负责', [], [], ['A局', 'B局', '各省级人民政府']],
  ['A局会同有关部门负责', ['A局'], ['有关部门'], []],
  ['A局、B局牵头负责', ['A局', 'B局'], [], []],
  ['A局负责，B局配合', ['A局'], ['B局'], []],
  ['负责部门：A局、B局；适用范围：C区', [], [], ['A局', 'B局']],
  ['牵头单位：A局，配合单位：B局、C局，各区、县级市', ['A局'], ['B局', 'C局', '各区、县级市'], []],
  ['责任单位：A局、B局；完成时限：6月底前', ['A局', 'B局'], [], []],
  ['责任部门：A科，B科', ['A科'], ['B科'], []],
  ['责任部门：A科，配合部门：B科、C科', ['A科'], ['B科', 'C科'], []],
  ['责任人：李某某；完成时间：3月31日前', ['李某某'], [], []],
  ['牵头领导：王某；责任单位：设备处', ['设备处'], [], []],
  ['各有关部门分别负责，年内持续推进', [], [], ['各有关部门']],
  [
    '牵头单位：组织部；责任单位：各学院党委（党总支、直属党支部）',
    ['组织部'],
    ['各学院党委（党总支、直属党支部）'],
    [],
  ],
  ['党委办公室、组织部牵头，各二级单位参与', ['党委办公室', '组织部'], ['各二级单位'], []],
  ['文化和旅游部、各地区、各部门负责', [], [], ['文化和旅游部', '各地区、各部门']],
])('%s', (inside, lead, co, responsible) => {
  expect(isResponsibility(inside)).toBe(true);
  expect(readResponsibility(inside, false)).toEqual({ lead, co, responsible });
});

test.each([
  '县级市',
  '以下简称部际联席会议',
  '含管网',
  '32名',
  '试行',
  '见附件',
  '谁主管谁负责',
  '项目负责人',
  '下穿',
])('（%s） names nobody', (inside) => {
  expect(isResponsibility(inside)).toBe(false);
});

test('under the rule that the first named leads, the others help', () => {
  expect(readResponsibility('A局、B局、C局负责，列第一位者为牵头单位，下同', true)).toEqual({
    lead: ['A局'],
    co: ['B局', 'C局'],
    responsible: [],
  });
  expect(readResponsibility('责任单位：A局、B局', true)).toEqual({
    lead: ['A局'],
    co: ['B局'],
    responsible: [],
  });
  expect(readResponsibility('A局、B局牵头，C局配合', true)).toMatchObject({
    lead: ['A局', 'B局'],
    co: ['C局'],
  });
});

test('the rule holds from its brackets on, or everywhere when it stands outside of any', () => {
  expect(firstLeadsFrom('甲。（A、B负责，排在第一位的部门为牵头部门，下同）')).toBe(2);
  expect(firstLeadsFrom('注：1.牵头单位列第一位的为主牵头单位。')).toBe(0);
  expect(firstLeadsFrom('把第一议题作为牵头抓总的制度')).toBe(Number.POSITIVE_INFINITY);
});
