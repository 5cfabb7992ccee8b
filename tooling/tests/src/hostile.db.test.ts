import { appRouter } from '@gangmu/server/router';
import { existsSync, readFileSync } from 'node:fs';
import { connect as openSocket } from 'node:net';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAt, startSite, type Site } from './site.ts';

const corpus = new URL('../../../../shared/hostile/', import.meta.url);
const present = existsSync(corpus);
const leak = /\bat .*\.(?:ts|js):\d+|select .* from|ER_[A-Z]+|node_modules/i;

let site: Site;
let cookie: string;
beforeAll(async () => {
  site = await startSite();
  cookie = await signInAt(site.console, 'gwa');
}, 120_000);
afterAll(() => site.close());

const mutations = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
) // flat by dotted name at run time
  .filter(([, procedure]) => procedure._def.type === 'mutation')
  .map(([name]) => name);

async function post(name: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${site.console}/trpc/${name}`, {
    method: 'POST',
    headers: { origin: site.console, 'content-type': 'application/json', cookie, ...headers },
    body: body as string, // fetch takes bytes as well
  });
  return { status: response.status, text: await response.text() };
}

async function isWell(): Promise<void> {
  const plain: { isAdmin?: unknown } = {};
  expect(plain.isAdmin).toBeUndefined();
  const response = await fetch(`${site.console}/trpc/account.me`, { headers: { cookie } });
  expect(response.status).toBe(200);
}

/** Sends bytes as they are and gives the status of the first answer and all that came. */
function raw(bytes: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(site.consolePort, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }));
  });
}

const files = [
  'wrong-types',
  'proto',
  'mass-assignment',
  'deep-array',
  'huge-numbers',
  'lone-surrogate',
  'utf16',
  'long-key',
  'many-keys',
  'superjson-meta',
];

test.runIf(present).each(files)('no mutation takes %s, and nothing breaks', async (file) => {
  const bytes = readFileSync(new URL(`trpc/${file}.json`, corpus));
  const bodies: (string | Uint8Array)[] =
    file === 'wrong-types'
      ? (JSON.parse(bytes.toString('utf8')) as unknown[]).map((body) => JSON.stringify(body))
      : [bytes];
  for (const name of mutations) {
    for (const body of bodies) {
      const started = performance.now();
      const answer = await post(name, body);
      expect([400, 403], `${name} ${answer.text.slice(0, 200)}`).toContain(answer.status);
      expect(answer.text).not.toMatch(leak);
      expect(answer.text.length).toBeLessThan(4_000);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  }
  await isWell();
});

test.runIf(present).each([
  ['csrf-multipart', [403]],
  ['csrf-textplain', [403, 415]],
  ['method-override', [200, 405]],
  ['smuggle-cl-te', [400]],
  ['big-header', [431]],
  ['sse-no-cookie', [401]],
  ['trace', [404, 405, 501]],
  ['dotfiles', [404]],
  ['path-traversal', [400, 404]],
])('raw request %s is answered with one of %j', async (file, statuses) => {
  const text = readFileSync(new URL(`http/${file}.http`, corpus), 'latin1')
    .replaceAll('{HOST}', `127.0.0.1:${site.consolePort}`)
    .replaceAll('{COOKIE}', cookie);
  const answer = await raw(text);
  expect(statuses, answer.text.slice(0, 300)).toContain(answer.status);
  expect(answer.text).not.toMatch(leak);
  expect(answer.text).not.toContain('secret=1');
  await isWell();
});

test.runIf(present)('batches beyond ten are refused in little', async () => {
  for (const [file, method] of [
    ['batch-commas', 'GET'],
    ['batch-login', 'POST'],
  ] as const) {
    const path = readFileSync(new URL(`trpc/${file}.url`, corpus), 'utf8').trim();
    const response = await fetch(`${site.console}${path}`, {
      method,
      headers: { origin: site.console, 'content-type': 'application/json', cookie },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(2_000);
  }
  await isWell();
});

test('every mutation refuses foreign origins, foreign types and cross-site requests before anything runs', async () => {
  const variants: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=b', 'x-gangmu': '1' },
  ];
  for (const name of mutations)
    for (const headers of variants)
      expect((await post(name, '{}', headers)).status, `${name} ${JSON.stringify(headers)}`).toBe(403);
});

test.runIf(present)(
  'hostile strings are stored as they are or refused, never altered and never run',
  async () => {
    const xss = JSON.parse(readFileSync(new URL('strings/xss.json', corpus), 'utf8')) as unknown[];
    const strings = [
      ...xss,
      ...(JSON.parse(readFileSync(new URL('strings/mail-ldap-template.json', corpus), 'utf8')) as unknown[]),
    ].filter((entry) => typeof entry === 'string');
    const answer = await fetch(`${site.console}/trpc/unit.root`, { headers: { cookie } });
    const root = ((await answer.json()) as { result: { data: { id: string } } }).result.data.id;
    for (const [index, text] of strings.entries()) {
      const created = await post(
        'unit.create',
        JSON.stringify({
          key: uuidv7(),
          parentId: root,
          code: `X${index}`,
          kind: 'bureau',
          foundedOn: null,
          name: text.slice(0, 120),
          shortName: '甲',
          class: null,
          electedOn: null,
          termYears: null,
        }),
      );
      expect([200, 400], created.text.slice(0, 200)).toContain(created.status);
      if (created.status !== 200) continue;
      const { id } = (JSON.parse(created.text) as { result: { data: { id: string } } }).result.data;
      const read = await fetch(
        `${site.console}/trpc/unit.read?input=${encodeURIComponent(JSON.stringify({ id }))}`,
        { headers: { cookie } },
      );
      expect(((await read.json()) as { result: { data: { name: string } } }).result.data.name).toBe(
        text.slice(0, 120),
      );
      expect(read.headers.get('content-type')).toContain('application/json');
    }
  },
);

test('a search of odd text answers, whatever the text', async () => {
  for (const text of ['经纬', '%', '_', "' or 1=1 --", '\\', '𠀀', '🚀', '（）', '"']) {
    const response = await fetch(
      `${site.console}/trpc/unit.find?input=${encodeURIComponent(JSON.stringify({ text }))}`,
      { headers: { cookie } },
    );
    expect(response.status, text).toBe(200);
  }
});

test('every page and answer carries the security headers, and data is never cached', async () => {
  for (const path of ['/', '/sign-in', '/trpc/account.me', '/health', '/nothing.here', '/files/x']) {
    const response = await fetch(`${site.console}${path}`);
    const csp = response.headers.get('content-security-policy') ?? '';
    expect(csp, path).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  expect((await fetch(`${site.console}/trpc/account.me`)).headers.get('cache-control')).toBe('no-store');
});

test('five wrong passwords lock the account for everybody, whatever address is claimed, and unknown names behave alike', async () => {
  const attempt = (username: string, password: string, address = '') =>
    fetch(`${site.portal}/auth/sign-in`, {
      method: 'POST',
      headers: { origin: site.portal, 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ username, password }),
    }).then((response) => response.status);
  for (const name of ['cl', 'nobody-of-that-name']) {
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, index) => attempt(name, 'wrong', `10.0.0.${index}`)),
    );
    expect(
      many.filter((status) => status === 401),
      name,
    ).toHaveLength(5);
    expect(
      many.filter((status) => status === 429),
      name,
    ).toHaveLength(15);
  }
  expect(await attempt('cl', 'Gangmu-2024')).toBe(429);
});

test('a disabled account is out at once, and only routes on the list exist', async () => {
  const theirs = await signInAt(site.console, 'ins');
  const me = () =>
    fetch(`${site.console}/trpc/account.me`, { headers: { cookie: theirs } }).then(
      (response) => response.status,
    );
  expect(await me()).toBe(200);
  const admin = await signInAt(site.console, 'sys');
  const list = (await (
    await fetch(
      `${site.console}/trpc/account.list?input=${encodeURIComponent(JSON.stringify({ text: 'ins' }))}`,
      { headers: { cookie: admin } },
    )
  ).json()) as { result: { data: { rows: { id: string }[] } } };
  await post(
    'account.disable',
    JSON.stringify({ key: uuidv7(), id: list.result.data.rows[0]?.id, disabled: true }),
    { cookie: admin },
  );
  expect(await me()).toBe(401);
  for (const path of [
    'sign-up/email',
    'admin/create-user',
    'admin/set-role',
    'admin/impersonate-user',
    'get-session',
    'list-sessions',
  ]) {
    const response = await fetch(`${site.console}/auth/${path}`, {
      method: 'POST',
      headers: { origin: site.console, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status, path).toBe(404);
  }
});
