import { auditWords, outcomeWord, subjectWord } from '@gangmu/domain/access/audit-words';
import { Refusal } from '@gangmu/domain/refusal';
import { appRouter } from '@gangmu/server/router';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { absentTarget, makeFixtures, type Fixtures, type Target } from './authz-fixtures.ts';
import { inputOf } from './authz-inputs.ts';
import { matrix } from './authz-matrix.ts';
import { subjects, type Letter, type ObjectKind, type Subject } from './authz-subjects.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
let fixtures: Fixtures;
let callers: Map<Subject, unknown>;
beforeAll(async () => {
  world = await demoWorld();
  fixtures = await makeFixtures(world);
  callers = new Map();
  for (const subject of subjects) {
    callers.set(
      subject,
      subject === 'anonymous' || subject === 'gone' ? world.anonymous : await world.as(subject),
    );
  }
}, 120_000);
afterAll(() => world.close());

const procedures = Object.keys(appRouter._def.procedures);
const relations: readonly Letter[] = ['O', 'A', 'D', 'B', 'F'];

/** Calls a procedure by its dotted name; what comes back says whether the door was open. */
async function isOpen(
  subject: Subject,
  procedure: string,
  object: ObjectKind,
  target: Target,
): Promise<boolean> {
  const call = procedure
    .split('.')
    .reduce((at: unknown, part) => (at as Record<string, unknown>)[part], callers.get(subject)); // the router's own shape
  try {
    await (call as (input: unknown) => Promise<unknown>)(inputOf(procedure, object, target, fixtures));
    return true;
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof Refusal)
      return !['signed-out', 'not-found', 'not-allowed'].includes(error.cause.reason);
    throw new Error(
      `${subject} ${procedure}: ${String(error)} ${error instanceof TRPCError ? JSON.stringify(error.cause) : ''}`,
      { cause: error },
    );
  }
}

test('every procedure stands in the matrix, and the matrix names no other', () => {
  expect([...new Set(matrix.map(([procedure]) => procedure))].sort()).toEqual([...procedures].sort());
});

test('every procedure names the action it needs', () => {
  const procedureMap = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { meta?: { action?: string } } }
  >; // flat by dotted name at run time
  for (const [name, procedure] of Object.entries(procedureMap))
    expect(procedure._def.meta?.action, name).toBeTruthy();
});

test.each(matrix)('%s on %s is open to exactly those it should be', async (procedure, object, allowed) => {
  const wrong: string[] = [];
  const judge = async (subject: Subject, letter: Letter | 'X', target: Target) => {
    const expected = letter !== 'X' && (allowed[subject] ?? '').includes(letter);
    const open = await isOpen(subject, procedure, object, target);
    if (open !== expected) wrong.push(`${subject} ${letter}: ${open ? 'open' : 'closed'}`);
  };
  for (const subject of subjects) {
    if (object === 'none' || object === 'plan' || object === 'draft' || procedure === 'record.list') {
      await judge(subject, 'N', absentTarget());
      continue;
    }
    for (const letter of relations) {
      const target = fixtures.target(subject, letter);
      if (target) await judge(subject, letter, target);
    }
    if (!['unit.children', 'unit.byIds', 'obligation.board'].includes(procedure))
      await judge(subject, 'X', absentTarget());
  }
  expect(wrong).toEqual([]);
});

test('a denied call writes nothing but its audit row', async () => {
  const count = async (table: 'assignment_step' | 'idempotency' | 'tally_delta') =>
    Number(
      (
        await world.db
          .selectFrom(table)
          .select((select) => select.fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const before = [await count('assignment_step'), await count('idempotency')];
  for (const [procedure, object] of matrix.filter(
    ([name]) => name.startsWith('assignment.') && name !== 'assignment.list',
  )) {
    const target = fixtures.target('mb', 'O');
    if (target) expect(await isOpen('mb', procedure, object, target)).toBe(false);
  }
  expect([await count('assignment_step'), await count('idempotency')]).toEqual(before);
});

test('every act and outcome the audit holds after all this has words in both languages', async () => {
  const rows = await world.db
    .selectFrom('audit')
    .select(['verb', 'outcome', 'subject_type'])
    .distinct()
    .execute();
  expect(rows.length).toBeGreaterThan(100);
  for (const { verb, outcome, subject_type } of rows) {
    expect(auditWords(verb).zh, verb).toMatch(/^\p{Script=Han}/u);
    expect(outcomeWord(outcome).zh, outcome).toMatch(/^\p{Script=Han}/u);
    expect(subjectWord(subject_type).zh, subject_type).toMatch(/^\p{Script=Han}/u);
  }
});

test('lists hold only rows a second, naive reading of the tree allows', async () => {
  const office = await world.as('opa');
  const department = world.accounts.find((account) => account.username === 'dpg')?.unitId ?? '';
  const mine = new Set(
    (await world.db.selectFrom('unit').select('id').where('department_id', '=', department).execute()).map(
      (row) => row.id,
    ),
  );
  for (let cursor = ''; ; ) {
    const page = await office.assignment.list({ cursor, limit: 100 });
    for (const row of page.rows) expect(mine.has(row.unitId)).toBe(true);
    if (!page.next) break;
    cursor = page.next;
  }
  const branch = await world.as('brs');
  const { rows } = await branch.record.list({ type: 'session', limit: 100 });
  expect(new Set(rows.map((row) => row.unitId))).toEqual(
    new Set([world.accounts.find((account) => account.username === 'brs')?.unitId]),
  );
});
