import type { Database } from '@gangmu/db/db';
import { countMailTry, listUnsentMails, setMailed, type UnsentMail } from '@gangmu/db/digest';
import { runLeased } from '@gangmu/db/job';
import { transact } from '@gangmu/db/transact';
import type { Day } from '@gangmu/domain/time/day';
import type { Mail, Mailer } from './open-mailer.ts';

const mailsAtOnce = 20;

/** Mails some of the day's digests. A try is counted before it is made, so that none goes out twice. */
export async function mailDigests(db: Database, mailer: Mailer, today: Day): Promise<void> {
  const unsent = await runLeased(db, 'mail-digests', 60, async (tx) => {
    const found = await listUnsentMails(tx, today, mailsAtOnce);
    for (const mail of found) await countMailTry(tx, mail.id);
    return found;
  });
  for (const mail of unsent ?? []) {
    await mailer.send(write(mail, today, mailer.portal));
    await transact(db, null, (tx) => setMailed(tx, mail.id, new Date()));
  }
}

/** What is due and until when; no names of people, and the way to the portal. */
function write({ address, lines }: UnsentMail, today: Day, portal: string): Mail {
  const rows = lines.map(({ title, dueOn, late }) => {
    const until = dueOn === null ? '' : late ? `（${dueOn} 已到期）` : `（${dueOn} 前）`;
    return `· ${title.zh}${until}`;
  });
  return {
    to: address,
    subject: `纲目提醒：${lines.length} 件事（${today}）`,
    text: [
      ...rows,
      '',
      `请到门户办理：${portal}`,
      '不想收到邮件，可在“提醒”页清空邮箱。每个工作日至多一封。',
      '',
      `${lines.length} due. Open ${portal}. At most one mail a working day; clear the address on the reminders page to stop.`,
    ].join('\n'),
  };
}
