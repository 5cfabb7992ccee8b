import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kindsFolder, writeKinds } from './generate-kinds.ts';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-zA-Z]{2,30}$/.test(name)) {
  process.stderr.write('用法 / usage: pnpm new-kind NAME (camelCase; one of the kinds in kind-name.ts)\n');
  process.exit(2);
}
const file = path.join(
  kindsFolder,
  `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
);
if (existsSync(file)) {
  process.stderr.write(`已存在 / exists already: ${file}\n`);
  process.exit(1);
}
writeFileSync(file, template(name));
writeKinds();
process.stdout.write(`${file}\n`);

function template(kind: string): string {
  return `import { mechanismCodes, mechanisms } from '../mechanisms/mechanisms.ts';
import { defineKind, defineRecord } from './define-kind.ts';

const entry = defineRecord({
  kind: '${kind}',
  name: '${kind}Entry',
  label: { zh: '新类型', en: 'New type' },
  mechanisms: mechanismCodes.filter((code) => mechanisms[code].kinds.some((kind) => kind === '${kind}')),
  fields: {
    heldOn: { type: 'day', label: { zh: '日期', en: 'Day' }, future: false },
    subject: { type: 'text', label: { zh: '事项', en: 'Subject' }, max: 80, required: true },
  },
  states: { recorded: { zh: '已记录', en: 'Recorded' }, confirmed: { zh: '已确认', en: 'Confirmed' } },
  start: 'recorded',
  done: ['confirmed'],
  counted: ['confirmed'],
  steps: {
    record: { label: { zh: '修改', en: 'Change' }, from: ['recorded'], action: 'session.record', writes: true },
    confirm: { label: { zh: '确认', en: 'Confirm' }, from: ['recorded'], to: 'confirmed', action: 'session.confirm' },
  },
  columns: ['heldOn', 'subject'],
  create: 'session.record',
  read: 'session.read',
  happenedOn: 'heldOn',
  titleOf: (body) => ({ zh: String(body['subject']), en: String(body['subject']) }),
  tagsOf: () => [],
  check: () => [],
  factsOf: () => [{ metric: '${kind}.entry', amount: 1 }],
});

export const ${kind}Kind = defineKind({ name: '${kind}', records: { ${kind}Entry: entry } });
`;
}
