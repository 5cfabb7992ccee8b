import { insertAudit } from '@gangmu/db/audit';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { exportedTables } from '@gangmu/db/exported-tables';
import { unexportedTables } from '@gangmu/db/unexported-tables';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportDesk, type ExportDesk, type Opened } from './export-desk.ts';

let desk: ExportDesk;
let department: Opened;
let ownFile: string;
let branch: string;
let seen: string;
let aided: string;
const aid = { type: 'hardshipAid', kind: 'procedure', state: readRecordDefinition('hardshipAid').start };
beforeAll(async () => {
  desk = await exportDesk();
  branch = desk.world.accounts.find(({ username }) => username === 'brs')?.unitId ?? '';
  const own = { unitId: desk.unitOf('D01.B002').id, type: 'session', kind: 'session', state: 'recorded' };
  const { person_id: personId } = await desk.world.db
    .selectFrom('membership')
    .select('person_id')
    .where('unit_id', '=', branch)
    .executeTakeFirstOrThrow();
  seen = await desk.putRecord(
    { ...own, title: '本部门标记' },
    { absences: [{ personId: 'x', class: 'sick' }] },
  );
  await desk.putRecord({ ...own, unitId: desk.unitOf('D02.B001').id, title: '外部门标记' });
  aided = await desk.putRecord({ ...own, ...aid, title: '困难帮扶标记' });
  await note('record.create', own.unitId, aided);
  await note('record.create', own.unitId, seen);
  await note('designation.object', own.unitId, seen);
  const held = await desk.putRecord({ ...own, unitId: branch, title: '有人缺席' });
  await transact(desk.world.db, null, (tx) =>
    insertBulk(tx, 'absence', [{ record_id: held, person_id: personId, class: 'duty' }]),
  );
  ownFile = await desk.putFile(own.unitId, '本部门文件.pdf', 'own');
  await desk.putFile(desk.unitOf('D02.B001').id, '外部门文件.pdf', 'foreign');
  department = await desk.take('opa', desk.unitOf('D01').id);
}, 180_000);
afterAll(() => desk.close());

/** An audit row of somebody on a record of the unit. */
async function note(verb: string, unitId: string, id: string): Promise<void> {
  await transact(desk.world.db, null, (tx) =>
    insertAudit(tx, {
      userId: desk.world.accounts[0]?.id ?? null,
      verb,
      outcome: 'done',
      subject: { type: 'record', id, unitId },
      before: null,
      after: { secret: '内容标记' },
      requestId: id,
      address: null,
    }),
  );
}

test('of every table it is decided whether it leaves with a unit, and why not', async () => {
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables where table_schema = database()`.execute(
    desk.world.db,
  );
  const tables = rows.map(({ name }) => name).filter((name) => !name.startsWith('migration'));
  expect(tables.length).toBeGreaterThan(70);
  const decided = [...Object.keys(exportedTables), ...Object.keys(unexportedTables)];
  expect(decided.sort()).toEqual(tables.sort());
});

test('the archive opens without us, and each member is what the manifest says', () => {
  try {
    expect(execFileSync('unzip', ['-t', department.path], { encoding: 'utf8' })).toContain(
      'No errors detected',
    );
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error; // no unzip on this machine: the library has read it
  }
  const manifest = JSON.parse(new TextDecoder().decode(department.members['manifest.json'])) as {
    members: { name: string; sha256: string; bytes: number; lines?: number }[];
    missing: string[];
  }; // as the archive describes it
  const found = Object.keys(department.members).filter((name) => name !== 'manifest.json');
  expect(manifest.members.map(({ name }) => name)).toEqual(found);
  expect(manifest.missing).toEqual([]);
  for (const { name, sha256, bytes, lines } of manifest.members) {
    const content = department.members[name] ?? new Uint8Array();
    expect(createHash('sha256').update(content).digest('hex'), name).toBe(sha256);
    expect(content.length).toBe(bytes);
    if (lines !== undefined) expect(department.lines(name.replace('.jsonl', ''))).toHaveLength(lines);
  }
  expect(new TextDecoder().decode(department.members[`stored/${ownFile}`])).toBe('own');
});

test('every line is what the schema in the archive says', () => {
  const schema = JSON.parse(new TextDecoder().decode(department.members['schema.json'])) as object; // JSON Schema
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...schema, $id: 'export' });
  let count = 0;
  for (const { file } of Object.values(exportedTables)) {
    const validate = ajv.getSchema(`export#/$defs/${file}`);
    if (!validate) throw new Error(`no schema of ${file}`);
    for (const line of department.lines(file)) {
      expect(validate(line), `${file} ${JSON.stringify(validate.errors)} ${JSON.stringify(line)}`).toBe(true);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(2_000);
});

/** Rows of a table in the realm of a path, counted without any code of the export. */
async function countBelow(path: string, table: string, join: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)} t
    join unit u on u.id = ${sql.ref(join)} where u.path like ${`${path}%`}`.execute(desk.world.db);
  return Number(rows[0]?.n);
}

test.each([
  ['units', 'unit', 't.id'],
  ['posts', 'post', 't.unit_id'],
  ['members', 'membership', 't.unit_id'],
  ['assignments', 'assignment', 't.unit_id'],
  ['obligations', 'obligation_status', 't.unit_id'],
  ['burden', 'burden_entry', 't.unit_id'],
  ['papers', 'paper', 't.unit_id'],
  ['files', 'stored_file', 't.owner_unit_id'],
] as const)('%s: as many lines as the database has rows of the department', async (file, table, join) => {
  const lines = department.lines(file);
  expect(lines).toHaveLength(await countBelow(desk.unitOf('D01').path, table, join));
  if (file !== 'papers' && file !== 'burden') expect(lines.length).toBeGreaterThan(0);
});

test('records of every type its office owns or may read are there, those of others are not', async () => {
  const office = desk.world.accounts.find(({ username }) => username === 'opa')?.id ?? '';
  const rows = await desk.world.db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.type', 'record.handler_id as handlerId'])
    .where('unit.path', 'like', `${desk.unitOf('D01').path}%`)
    .execute();
  const counted = Map.groupBy(department.lines('records'), ({ type }) => type);
  for (const [type, all] of Map.groupBy(rows, (row) => row.type)) {
    const handled = ['hardshipAid', 'memberDisposal'].includes(type);
    const expected =
      type === 'commitment' ? [] : all.filter(({ handlerId }) => !handled || handlerId === office);
    expect(counted.get(type)?.length ?? 0, type).toBe(expected.length);
  }
  expect(counted.size).toBeGreaterThan(5);
  const steps = new Set(department.lines('record-steps').map(({ recordId }) => recordId));
  const records = new Set(department.lines('records').map(({ id }) => id));
  for (const id of steps) expect(records).toContain(id);
});

test('nothing of another unit is in it', async () => {
  const realm = new Set(department.lines('units').map(({ id }) => id));
  for (const { file } of Object.values(exportedTables))
    for (const line of department.lines(file))
      if ('unitId' in line && !['inspection-samples', 'inspection-answers'].includes(file))
        expect(realm, `${file} ${JSON.stringify(line)}`).toContain(line['unitId']);
  expect(department.text).toContain('本部门标记');
  expect(department.text).toContain('本部门文件.pdf');
  expect(department.text).not.toContain('外部门');
  const foreign = await desk.world.db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select('membership.person_id as id')
    .where('unit.path', 'like', `${desk.unitOf('D02').path}%`)
    .execute();
  expect(foreign.length).toBeGreaterThan(100);
  for (const { id } of foreign) expect(department.text.includes(id)).toBe(false);
});

test('no password, token, internal position or secret is in it, and no name of the absent', async () => {
  const hashes = await desk.world.db.selectFrom('auth_account').select('password').limit(50).execute();
  for (const { password } of hashes) expect(department.text).not.toContain(password ?? 'none');
  expect(department.text).not.toContain('困难帮扶标记');
  for (const line of department.lines('records')) {
    expect(Object.keys(line)).not.toContain('version');
    expect(Object.keys(line['body'] as object)).not.toContain('absences');
  }
  expect(department.lines('absences')).toEqual([]);
  const names = Object.keys(department.members).join(' ');
  expect(names).not.toMatch(/ballot|answer\.|token|mark|voice|account|grant/);
});

test('the audit leaves as who did what: without contents, objections and cases the exporter may not read', () => {
  const audit = department.lines('audit');
  expect(audit.filter(({ subjectId }) => subjectId === seen)).toMatchObject([
    { verb: 'record.create', userId: expect.stringMatching(/演示/) as string },
  ]);
  expect(audit.filter(({ subjectId }) => subjectId === aided)).toEqual([]);
  expect(audit.filter(({ verb }) => /designation\.(?:object|mark|setPanel)/.test(String(verb)))).toEqual([]);
  expect(audit.some(({ verb }) => verb === 'export.make')).toBe(true);
  expect(department.text).not.toContain('内容标记');
});

test('the organ secretary may read the aid case and takes it along; the branch takes its absences', async () => {
  const secretary = await desk.take('ops', desk.unitOf('D01').id);
  expect(secretary.text).toContain('困难帮扶标记');
  const own = await desk.take('brs', branch);
  expect(own.lines('units').map(({ id }) => id)).toEqual([branch]);
  expect(own.lines('absences')).toMatchObject([{ personId: expect.any(String) as string, class: 'duty' }]);
  expect(own.text).not.toContain('本部门标记');
});

test('the committee takes of a department what it may read, and no session of a branch', async () => {
  const taken = await desk.take('gwa', desk.unitOf('D01').id);
  expect(taken.lines('assignments')).toHaveLength(department.lines('assignments').length);
  const types = new Set(taken.lines('records').map(({ type }) => type));
  expect(types.has('session')).toBe(false);
  expect(taken.text).not.toContain('本部门标记');
  expect(taken.lines('audit')).toEqual([]);
});
