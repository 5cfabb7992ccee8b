import type { Label } from '@gangmu/domain/label';
import type { ActType } from '@gangmu/domain/reminders/digest';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { NothingYet, TroubleAlert, type Trouble } from './page-state.tsx';
import { reminderMessages } from './reminder-messages.tsx';

export interface ReminderLine {
  readonly type: ActType;
  readonly id: string;
  readonly title: Label;
  readonly dueOn: string | null;
  readonly late: boolean;
}

/** One's digests of the last month, each line leading to what it asks. */
export function ReminderList({
  digests,
  link,
}: {
  digests: readonly { day: string; lines: readonly ReminderLine[] }[];
  link(line: ReminderLine, text: ReactNode): ReactNode;
}) {
  const t = useMessages(reminderMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const until = ({ dueOn, late }: ReminderLine) =>
    dueOn === null ? '' : late ? t('late') : t('until', { day: formatDay(dueOn, language) });
  if (digests.length === 0) return <NothingYet>{t('none')}</NothingYet>;
  return digests.map(({ day, lines }) => (
    <section key={day}>
      <h2>{t('ofDay', { day: formatDay(day, language, true), count: lines.length })}</h2>
      <ul className="reminders">
        {lines.map((line) => (
          <li key={`${line.type}${line.id}`}>
            <span className="clamp">{link(line, say(line.title))}</span>
            <span className={line.late ? 'mark-red' : 'quiet'}>{until(line)}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** Where reminders are mailed to besides. */
export function MailAddressForm({
  address,
  busy,
  trouble,
  save,
}: {
  address: string;
  busy: boolean;
  trouble: Trouble | null;
  save(address: string): void;
}) {
  const t = useMessages(reminderMessages);
  const say = useLabel();
  const [text, setText] = useState(address);
  const wrong = trouble?.details.find((detail) => detail.place === 'address');
  return (
    <Form layout="vertical" onFinish={() => save(text.trim())} style={{ maxWidth: 420, marginTop: 24 }}>
      <Form.Item
        label={t('mail')}
        htmlFor="mail-address"
        extra={t('mailHint')}
        {...(wrong ? { validateStatus: 'error' as const, help: say(wrong.text) } : {})}
      >
        <Input
          id="mail-address"
          type="text"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
      {trouble && !wrong && <TroubleAlert trouble={trouble} />}
      <Button htmlType="submit" loading={busy} disabled={text.trim() === address}>
        {t('save')}
      </Button>
    </Form>
  );
}
