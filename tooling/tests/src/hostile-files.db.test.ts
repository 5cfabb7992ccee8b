import { existsSync, readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAt, startSite, type Site } from './site.ts';

const corpus = new URL('../../../../shared/hostile/', import.meta.url);
const present = existsSync(corpus);
const leak = /\bat .*\.(?:ts|js):\d+|ER_[A-Z]+|node_modules|root:x:0/u;

interface Case {
  readonly id: string;
  readonly file: string;
  readonly feed_to: string;
  readonly expect?: string;
}

const cases: readonly Case[] = present
  ? (JSON.parse(readFileSync(new URL('index.json', corpus), 'utf8')) as { cases: Case[] }).cases.filter(
      (entry) => /^(?:text|xlsx|docx|upload)\//u.test(entry.file),
    )
  : [];

let site: Site;
let drafter: string;
let office: string;
let task: string;
beforeAll(async () => {
  site = await startSite();
  drafter = await signInAt(site.console, 'gwa');
  office = await signInAt(site.console, 'opa');
  const query = encodeURIComponent(JSON.stringify({ buckets: ['open'], limit: 1 }));
  const list = (await (
    await fetch(`${site.console}/trpc/assignment.list?input=${query}`, { headers: { cookie: office } })
  ).json()) as { result: { data: { rows: { id: string }[] } } };
  task = list.result.data.rows[0]?.id ?? '';
}, 120_000);
afterAll(() => site.close());

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function send(path: string, cookie: string, name: string, bytes: Uint8Array): Promise<Answer> {
  const form = new FormData();
  form.set('key', uuidv7());
  form.set('file', new File([new Uint8Array(bytes)], name));
  const response = await fetch(`${site.console}${path}`, {
    method: 'POST',
    headers: { origin: site.console, 'x-gangmu': '1', cookie },
    body: form,
  });
  return { status: response.status, body: await response.text() };
}

/** Reading is half of an import: what was read must be taken or refused as a plan as well. */
async function importPlan(name: string, bytes: Uint8Array): Promise<Answer> {
  const read = await send('/files/read', drafter, name, bytes);
  if (read.status !== 200) return read;
  const { text } = JSON.parse(read.body) as { text: string };
  const response = await fetch(`${site.console}/trpc/plan.import`, {
    method: 'POST',
    headers: { origin: site.console, 'content-type': 'application/json', cookie: drafter },
    body: JSON.stringify({ key: uuidv7(), text, sourceName: name }),
  });
  const body = await response.text();
  // A text that is no work-points document is read all the same; that it holds no measure is said, not hidden.
  const empty = response.status === 400 && body.includes('没有读出任何举措');
  expect([200, 400], body).toContain(response.status);
  return { status: empty ? 200 : response.status, body: read.body };
}

async function feed({ file, feed_to: fedTo }: Case, whole = true): Promise<Answer[]> {
  const bytes = readFileSync(new URL(file, corpus));
  const name = file.slice(file.indexOf('/') + 1);
  const answers: Answer[] = [];
  if (/import|any text field|report export/u.test(fedTo))
    answers.push(whole ? await importPlan(name, bytes) : await send('/files/read', drafter, name, bytes));
  if (fedTo.includes('evidence-upload'))
    answers.push(await send(`/files/evidence/${task}`, office, name, bytes));
  return answers;
}

/** The neighbours' view while something bad is read: an ordinary page must go on answering. */
async function isWell(): Promise<void> {
  const started = performance.now();
  const response = await fetch(`${site.console}/trpc/account.me`, { headers: { cookie: office } });
  expect(response.status).toBe(200);
  expect(performance.now() - started).toBeLessThan(1_500);
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
}

function judge(entry: Case, answers: readonly Answer[]): void {
  expect(answers.length, entry.file).toBeGreaterThan(0);
  for (const { status, body } of answers) {
    expect(entry.expect?.split('|'), `${entry.id} ${entry.file} ${body.slice(0, 200)}`).toContain(
      String(status),
    );
    expect(body, entry.file).not.toMatch(leak);
    expect(body, entry.file).not.toMatch(/\[object Object\]|undefined|\ufffd/u);
    if (status === 400) expect(body, entry.file).toMatch(/"zh":"[^"]*[\u4e00-\u9fff]/u);
  }
}

const rows = (name: string): Promise<number> =>
  fetch(`${site.console}/trpc/plan.list`, { headers: { cookie: drafter } })
    .then((response) => response.json())
    .then((answer) => (answer as { result: { data: { sourceName: string }[] } }).result.data)
    .then((plans) => plans.filter((plan) => plan.sourceName === name).length);

test.runIf(present).each(cases.map((entry) => [entry.file, entry] as const))(
  '%s alone does what its index says, changes nothing when refused, and nobody else notices',
  async (file, entry) => {
    const [answers] = await Promise.all([feed(entry), isWell()]);
    judge(entry, answers);
    if (answers.every((answer) => answer.status !== 200))
      expect(await rows(file.slice(file.indexOf('/') + 1))).toBe(0);
  },
);

test.runIf(present)(
  'every case twenty at a time does the same, and others go on working',
  async () => {
    for (const entry of cases) {
      const all = Array.from({ length: 20 }, () => feed(entry, false));
      await isWell();
      for (const answers of await Promise.all(all)) judge(entry, answers);
    }
    await isWell();
  },
  600_000,
);

test.runIf(present).each([
  ['text/bom-utf8.txt', /"text":"2/u],
  ['text/gb18030.txt', /"text":"[^"]*[\u4e00-\u9fff]/u],
  ['text/cjk-rare.txt', /𠀀/u],
  ['xlsx/dates.xlsx', /年度计划!D3/u],
  ['xlsx/errors.xlsx', /年度计划!B2/u],
  ['xlsx/date1904.xlsx', /2026-12-31/u],
  ['xlsx/bool-richtext-phonetic.xlsx', /富文本\\t东京/u],
  ['xlsx/hidden-sheet.xlsx', /隐藏的工作表/u],
  ['xlsx/xxe.xlsx', /DOCTYPE 不允许/u],
  ['xlsx/bomb-many-entries.xlsx', /2000/u],
  ['xlsx/sparse-far-cell.xlsx', /XFD1048576/u],
  ['xlsx/truncated.xlsx', /不完整/u],
  ['xlsx/encrypted.xlsx', /已加密.*取消密码/u],
  ['xlsx/html-as.xls', /网页/u],
  ['xlsx/csv-as.xlsx', /纯文本/u],
  ['docx/tracked-changes.docx', /修订/u],
  ['docx/hidden-text.docx', /隐藏文字/u],
  ['docx/encrypted.docx', /已加密或为旧版格式/u],
  ['docx/rare-chars.docx', /𠀀𠮷𰻝/u],
])('%s says what a person needs to know', async (file, said) => {
  const { body } = await send(
    '/files/read',
    drafter,
    file.slice(file.indexOf('/') + 1),
    readFileSync(new URL(file, corpus)),
  );
  expect(body).toMatch(said);
});

test('without any corpus: a bomb, a lie and a polyglot are refused and the control file is read', async () => {
  const control = new TextEncoder().encode('一、强化建设\n1.学习。深入学习。');
  expect((await send('/files/read', drafter, '要点.txt', control)).status).toBe(200);
  for (const [name, bytes] of [
    ['要点.docx', Buffer.from('PK\u0003\u0004 not a zip at all, only its first four bytes')],
    ['要点.xlsx', Buffer.from('<html><body>一、强化建设</body></html>')],
    ['要点.txt', Buffer.from([0xc0, 0xaf, 0xc0, 0xaf, 0x41])],
    ['要点.txt', Buffer.from('一\u0000二')],
  ] as const) {
    const { status, body } = await send('/files/read', drafter, name, bytes);
    expect(status, body).toBe(400);
  }
  expect((await send('/files/read', drafter, '要点.txt', control)).status).toBe(200);
});
