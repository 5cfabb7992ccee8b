import { connect } from '@gangmu/db/connect';
import { findGrantsByName } from '@gangmu/db/session';
import type { Context } from '@gangmu/server/context';
import { appRouter } from '@gangmu/server/router';
import { createCaller } from '@gangmu/server/trpc';
import { fork, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import { uuidv7 } from 'uuidv7';
import { benchDay } from './load-data.ts';
import { benchSecret, measure, memoryOf, send, type Call, type Figures, type Statement } from './measure.ts';

export interface World {
  readonly name: string;
  readonly url: string;
}

interface Operation {
  readonly name: string;
  readonly user: 'bench-staff' | 'bench-office';
  readonly procedure: string;
  /** Highest ratio to the same SQL without us; null where the target is another. */
  readonly target: number | null;
  readonly write?: true;
  input(subject: string, ids: Ids): unknown;
}

interface Ids {
  readonly planId: string;
  readonly departmentId: string;
}

const operations: readonly Operation[] = [
  {
    name: 'one assignment',
    user: 'bench-office',
    procedure: 'assignment.read',
    target: 2.5,
    input: (id) => ({ id }),
  },
  {
    name: 'list of 50 of a unit',
    user: 'bench-office',
    procedure: 'assignment.list',
    target: 1.75,
    input: (_subject, { departmentId }) => ({ unitId: departmentId, limit: 50 }),
  },
  {
    name: 'write with audit and tallies',
    user: 'bench-office',
    procedure: 'assignment.start',
    target: 2.5,
    write: true,
    input: (id) => ({ key: uuidv7(), id, expectedVersion: 1 }),
  },
  {
    name: 'overview of the root',
    user: 'bench-staff',
    procedure: 'overview.net',
    target: null,
    input: (_subject, { planId }) => ({ planId }),
  },
  {
    name: 'overview of a department',
    user: 'bench-office',
    procedure: 'overview.net',
    target: null,
    input: (_subject, { planId }) => ({ planId }),
  },
];

const [productPort, barePort] = [34_180, 34_190];
const lanes = 4;

export interface Row extends Figures {
  readonly world: string;
  readonly operation: string;
  readonly bare: Figures;
  readonly ratio: number;
  readonly target: number | null;
  readonly statements: number;
}

/** Every operation on one world, beside the same SQL through bare node:http and mysql2, in interleaved slices. */
export async function runBench(
  world: World,
  databasePid: number,
  seconds: number,
): Promise<{ rows: Row[]; memory: number }> {
  const product = await serve('product', world.url, productPort);
  const bare = await serve('bare', world.url, barePort);
  const rows: Row[] = [];
  try {
    const db = connect(world.url, { poolSize: 2, statementTimeout: false });
    const plan = await db.selectFrom('plan').select('id').executeTakeFirstOrThrow();
    const department = await db
      .selectFrom('unit')
      .select('id')
      .where('kind', '=', 'department')
      .orderBy('code')
      .executeTakeFirstOrThrow();
    const subjects = (
      await db
        .selectFrom('assignment')
        .innerJoin('unit', 'unit.id', 'assignment.unit_id')
        .select('assignment.id')
        .where('unit.department_id', '=', department.id)
        .where('assignment.state', '=', 'accepted')
        .orderBy('assignment.id')
        .limit(15_000)
        .execute()
    ).map((row) => row.id);
    await db.destroy();
    let used = 0; // a task is started once, so writes need a world with enough of them
    const subject = () => subjects[used++ % subjects.length] ?? '';
    for (const operation of operations.filter(({ write }) => !write || subjects.length > 10_000)) {
      const ids = { planId: plan.id, departmentId: department.id };
      const captured = await capture(world.url, operation, subject(), ids);
      await send(new Agent(), barePort, {
        path: `/script/${rows.length}`,
        method: 'POST',
        body: JSON.stringify(captured),
      });
      const cookie = `gangmu_console=${sign(operation.user)}`;
      const ours = () => toCall(operation, operation.input(subject(), ids), cookie);
      const index = rows.length;
      const theirs = (): Call => ({
        path: `/run/${index}${operation.write ? `?${subject()}` : ''}`,
        method: 'GET',
      });
      await measure(productPort, { server: product.pid ?? 0, database: databasePid }, 1, lanes, ours); // warm
      await measure(barePort, { server: bare.pid ?? 0, database: databasePid }, 1, lanes, theirs);
      const figures = await measure(
        productPort,
        { server: product.pid ?? 0, database: databasePid },
        seconds,
        lanes,
        ours,
      );
      const plain = await measure(
        barePort,
        { server: bare.pid ?? 0, database: databasePid },
        seconds,
        lanes,
        theirs,
      );
      const ratio = (figures.serverCpu + figures.databaseCpu) / (plain.serverCpu + plain.databaseCpu);
      rows.push({
        ...figures,
        world: world.name,
        operation: operation.name,
        bare: plain,
        ratio,
        target: operation.target,
        statements: captured.length,
      });
    }
    return { rows, memory: memoryOf(product.pid ?? 0) };
  } finally {
    product.kill('SIGTERM');
    bare.kill('SIGTERM');
  }
}

/** The statements of one call, ids of the call itself marked so that they can be made anew. */
async function capture(url: string, operation: Operation, subject: string, ids: Ids): Promise<Statement[]> {
  const statements: Statement[] = [];
  const started = uuidv7();
  const db = connect(url, {
    poolSize: 2,
    statementTimeout: false,
    onQuery: (sql, parameters) =>
      statements.push({ sql, parameters: parameters.map((value) => mark(value)) }),
  });
  const mark = (value: unknown): unknown => {
    if (value === subject) return 'SUBJECT';
    if (value instanceof Date) return value.toISOString().slice(0, 23).replace('T', ' ');
    return typeof value === 'string' && value.length === 36 && value > started ? `FRESH${value}` : value;
  };
  const session = await findGrantsByName(db, operation.user);
  if (!session) throw new Error('the bench world has no people');
  const context: Context = {
    db,
    trial: true,
    dataDir: '',
    secret: 'of the bench alone',
    today: benchDay,
    actor: { userId: session.userId, personId: null, grants: session.grants },
    session,
    requestId: uuidv7(),
    address: null,
  };
  const caller = createCaller(appRouter)({ context, requestId: '' });
  const call = operation.procedure
    .split('.')
    .reduce((at: unknown, part) => (at as Record<string, unknown>)[part], caller); // the router's own shape
  await (call as (input: unknown) => Promise<unknown>)(operation.input(subject, ids));
  await db.destroy();
  return statements;
}

function toCall(operation: Operation, input: unknown, cookie: string): Call {
  const path = `/trpc/${operation.procedure}`;
  if (operation.write) return { path, method: 'POST', cookie, body: JSON.stringify(input) };
  return { path: `${path}?input=${encodeURIComponent(JSON.stringify(input))}`, method: 'GET', cookie };
}

function sign(token: string): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', benchSecret).update(token).digest('base64')}`);
}

function serve(mode: 'product' | 'bare', url: string, port: number): Promise<ChildProcess> {
  const child = fork(new URL('./serve.ts', import.meta.url), [mode, url, String(port)], {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: ['--max-semi-space-size=16'], // as the product is started
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', () => reject(new Error(`${mode} server ended`)));
  });
}
