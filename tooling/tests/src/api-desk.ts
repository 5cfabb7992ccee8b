import { createAuth } from '@gangmu/db/auth';
import { insertGrant } from '@gangmu/db/grant';
import { transact } from '@gangmu/db/transact';
import type { Role } from '@gangmu/domain/access/roles';
import { tokenScopes, type TokenScope } from '@gangmu/domain/access/token-scope';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { createApp } from '@gangmu/server/http/app';
import type { Operation } from '@gangmu/server/open-api/operations';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { demoWorld } from './world.ts';

const secret = 'a secret for tests only, never for people';
const baseUrl = 'http://127.0.0.1:1';

/** The console over the demo world, without a port, and whoever gives machine accounts their rights and tokens. */
export async function apiDesk() {
  const world = await demoWorld();
  const dataDir = await mkdtemp(join(tmpdir(), 'gangmu-api-'));
  let today = demoDay;
  const shared = { db: world.db, trial: true, dataDir, secret, today: () => today };
  const auth = createAuth({ db: world.db, secret, baseUrl, cookieName: 'c', log: () => undefined });
  const config = {
    databaseUrl: world.url,
    dataDir,
    host: '127.0.0.1',
    portalPort: 0,
    consolePort: 1,
    today: demoDay,
    demo: true,
    logLevel: 'warn' as const,
    secret,
  };
  const app = await createApp({ config, site: 'console', shared, auth, cookieName: 'c' });
  const sys = await world.as('sys');
  const units = new Map(
    (await world.db.selectFrom('unit').select(['id', 'code']).execute()).map(({ code, id }) => [code, id]),
  );

  async function grant(userId: string, role: Role, unitId: string): Promise<string> {
    const id = uuidv7();
    const given = { id, userId, role, unitId, from: '2024-01-01', to: null, grantedBy: null, adminOf: null };
    await transact(world.db, null, (tx) => insertGrant(tx, given));
    return id;
  }

  /** A machine account with these roles. */
  async function machine(...grants: readonly (readonly [Role, string])[]): Promise<string> {
    const key = uuidv7();
    const { id } = await sys.account.createMachine({ key, username: `m${key.slice(-12)}`, name: '对接系统' });
    for (const [role, unitId] of grants) await grant(id, role, unitId);
    return id;
  }

  async function give(userId: string, scope: readonly TokenScope[] = tokenScopes, lastOn = '2025-06-20') {
    const given = await sys.token.give({ key: uuidv7(), userId, name: '对接', scope: [...scope], lastOn });
    return { ...given, token: given.token ?? '' };
  }

  async function call(
    token: string | null,
    method: 'GET' | 'POST',
    path: string,
    given: { body?: object; key?: string; headers?: Record<string, string> } = {},
  ) {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(given.key === undefined ? {} : { 'idempotency-key': given.key }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { payload: given.body }),
    });
    return { status: response.statusCode, headers: response.headers, json: response.json<unknown>() };
  }
  return {
    world,
    app,
    sys,
    grant,
    machine,
    give,
    call,
    unitOf: (code: string) => units.get(code) ?? '',
    setDay: (day: string) => {
      today = day;
    },
    async close() {
      await app.close();
      await world.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export type ApiDesk = Awaited<ReturnType<typeof apiDesk>>;

/** The address of an operation with an input, as its description says. */
export function addressOf(operation: Operation, input: Record<string, unknown>): string {
  const { id, ...rest } = input;
  const path = operation.path.replace('{id}', String(id));
  if (operation.method === 'POST') return path;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      query.append(name, typeof one === 'string' ? one : JSON.stringify(one));
  return `${path}?${query}`;
}
