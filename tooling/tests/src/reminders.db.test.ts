import { listDigests } from '@gangmu/db/digest';
import { transact } from '@gangmu/db/transact';
import { addDays } from '@gangmu/domain/time/day';
import { openMailer, type Mailer } from '@gangmu/server/digest/open-mailer';
import { sendDigests } from '@gangmu/server/digest/send-digests';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { remind } from '@gangmu/server/jobs/start-jobs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { takeRecordStep } from './take-record-step.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
let sink: SMTPServer;
let mailer: Mailer;
const received: { to: string[]; raw: string }[] = [];

beforeAll(async () => {
  world = await demoWorld();
  sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((entry) => entry.address);
        received.push({ to, raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  mailer = openIt((sink.server.address() as AddressInfo).port); // it listens on TCP
}, 120_000);
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => sink.close(resolve));
  await world.close();
});

function openIt(port: number): Mailer {
  const opened = openMailer({
    databaseUrl: world.url,
    dataDir: '',
    host: '127.0.0.1',
    portalPort: 4100,
    consolePort: 4200,
    today: demoDay,
    demo: true,
    logLevel: 'warn',
    secret: '',
    mail: { url: `smtp://127.0.0.1:${port}`, from: '纲目 <gangmu@example.cn>' },
  });
  if (!opened) throw new Error('mail is configured here');
  return opened;
}

const shared = (today: string) => ({
  db: world.db,
  trial: true,
  dataDir: '',
  secret: '',
  today: () => today,
});
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);

async function userIdOf(username: string): Promise<string> {
  const row = await world.db
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return row.id;
}

const daysOf = async (username: string, today: string) => {
  const id = await userIdOf(username);
  return ((await listDigests(world.db, [id], today)).get(id) ?? []).map(({ day }) => day);
};

test('on the demo day a secretary finds what is due, an administrator nothing', async () => {
  const secretary = await world.as('brs');
  const [first] = await secretary.digest.list();
  expect(first?.day).toBe(demoDay);
  expect(first?.lines.map(({ type }) => type)).toContain('obligation');
  await expect((await world.as('sys')).digest.list()).rejects.toMatchObject(refused('not-allowed'));
});

test('an address is set by its owner, a wrong one is named, a stale one refused, and the audit does not hold it', async () => {
  const secretary = await world.as('brs');
  const key = uuidv7();
  const given = { key, address: 'brs@example.cn', expectedVersion: 0 };
  expect(await secretary.digest.setAddress(given)).toEqual({ version: 1 });
  expect(await secretary.digest.setAddress(given)).toEqual({ version: 1 });
  await expect(
    secretary.digest.setAddress({ key: uuidv7(), address: 'nobody', expectedVersion: 1 }),
  ).rejects.toMatchObject(refused('invalid'));
  await expect(
    secretary.digest.setAddress({ key: uuidv7(), address: 'x@example.cn', expectedVersion: 0 }),
  ).rejects.toMatchObject(refused('changed-meanwhile'));
  expect(await secretary.digest.address()).toEqual({ address: 'brs@example.cn', version: 1 });
  expect(await (await world.as('opa')).digest.address()).toEqual({ address: '', version: 0 });
  const rows = await world.db
    .selectFrom('audit')
    .select(['outcome', 'before_json', 'after_json'])
    .where('verb', '=', 'digest.setAddress')
    .execute();
  expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done', 'invalid']);
  expect(JSON.stringify(rows)).not.toContain('example.cn');
});

test('one digest and one mail a day, in the hours for it, in Chinese; the evening and the next call send none', async () => {
  const day = '2024-06-27';
  await remind(shared(day), mailer, at(day, '18:00'));
  expect(await daysOf('brs', day)).not.toContain(day);
  for (let round = 0; round < 3; round += 1) await remind(shared(day), mailer, at(day, '10:00'));
  expect((await daysOf('brs', day)).filter((on) => on === day)).toHaveLength(1);
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(['brs@example.cn']);
  const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(received[0]?.raw ?? '')?.[1] ?? '';
  const words = subject.replaceAll(/\s*=\?UTF-8\?B\?([^?]*)\?=\s*/gi, (_all, text: string) =>
    Buffer.from(text, 'base64').toString('utf8'),
  );
  expect(words).toMatch(/^纲目提醒：\d+ 件事（2024-06-27）$/);
});

test('a mail server that does not answer is tried three times; the digest stays in the app', async () => {
  const day = '2024-07-04';
  const dead = openIt(9);
  for (let round = 0; round < 5; round += 1)
    await remind(shared(day), dead, at(day, '10:00')).catch(() => undefined);
  dead.close();
  const row = await world.db
    .selectFrom('digest')
    .select(['mail_tries', 'mailed_at'])
    .where('user_id', '=', await userIdOf('brs'))
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ mail_tries: 3, mailed_at: null });
  await remind(shared(day), mailer, at(day, '10:00'));
  expect(received).toHaveLength(1);
});

test('a member is due one thing, the word on a nomination; it is named weekly until it is given, and to nobody else', async () => {
  const member = await world.as('mb');
  const [mine] = await member.digest.list();
  const asks = mine?.lines.filter(({ type }) => type === 'consent') ?? [];
  expect(asks).toHaveLength(1);
  const other = (await (await world.as('mb2')).digest.list()).flatMap(({ lines }) => lines);
  expect(other.map(({ type }) => type)).not.toContain('consent');
  const days = await daysOf('mb', '2024-07-04');
  expect(days, 'on the demo day, then weekly').toEqual(['2024-07-04', '2024-06-27', demoDay]);
  await takeRecordStep(member, asks[0]?.id ?? '', 'consent', { consent: 'agree' });
  await remind(shared('2024-07-11'), null, at('2024-07-11', '10:00'));
  expect(await daysOf('mb', '2024-07-11')).toEqual(days);
});

test('who loses the role sees no line of the unit any more, and is not mailed', async () => {
  const userId = await userIdOf('brs2');
  const before = await (await world.as('brs2')).digest.list();
  expect(before.length).toBeGreaterThan(0);
  await world.db
    .updateTable('role_grant')
    .set({ to_on: '2024-06-19' })
    .where('user_id', '=', userId)
    .execute();
  const secretary = world.as('brs2');
  await expect((await secretary).digest.list()).rejects.toMatchObject(refused('not-allowed'));
});

test('over the demo year nobody hears more than once a working day, and a mere member at most four times a month', async () => {
  const calendar = await world.db.selectFrom('calendar_day').select(['day', 'kind']).execute();
  const off = new Set(calendar.filter(({ kind }) => kind === 'holiday').map(({ day }) => day));
  const { length } = received;
  for (let day = '2024-07-05'; day <= '2024-12-31'; day = addDays(day, 1))
    for (let round = 0; round < 2; round += 1) await remind(shared(day), null, at(day, '09:30'));
  const members = new Set(
    world.accounts.filter(({ username }) => username.startsWith('mb')).map(({ username }) => username),
  );
  expect(members.size).toBeGreaterThan(0);
  for (const { username } of world.accounts) {
    const days = (
      await world.db
        .selectFrom('digest')
        .select('day')
        .where('user_id', '=', await userIdOf(username))
        .execute()
    ).map((row) => row.day);
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => off.has(day))).toEqual([]);
    expect(days.every((day) => day > '2024-11-29')).toBe(true);
    if (members.has(username)) expect(days.length).toBeLessThanOrEqual(8);
  }
  expect(received).toHaveLength(length);
});

test('a page of accounts ends where the next begins', async () => {
  expect(await transact(world.db, null, (tx) => sendDigests(tx, '2025-01-02', 'ffffffff'))).toBeNull();
});
