import { slipLevels, type SlipLevel } from '@gangmu/domain/responsibilities/supervision';
import { Button, Form, Input } from 'antd';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

export interface Slip {
  readonly level: SlipLevel;
  readonly issuedOn: string;
  readonly replyBy: string;
  readonly cause: string;
  readonly remedy: string;
  readonly newDueOn: string | null;
  readonly repliedOn: string | null;
  readonly mayReply: boolean;
}

export interface SlipReply {
  readonly cause: string;
  readonly remedy: string;
  readonly newDueOn: string | null;
}

/** A 督办单: to whom, by when, and the answer of three lines. */
export function SlipPanel({
  slip,
  reply,
  busy,
  trouble,
}: {
  slip: Slip;
  reply(values: SlipReply): void;
  busy: boolean;
  trouble: Trouble | null;
}) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const rules = [{ required: true, message: t('required') }];
  return (
    <section className="slip" aria-label={say(slipLevels[slip.level].label)}>
      <strong>{say(slipLevels[slip.level].label)}</strong>{' '}
      {t('slipLine', {
        to: say(slipLevels[slip.level].addressee),
        on: formatDay(slip.issuedOn, language),
        by: formatDay(slip.replyBy, language),
      })}
      {slip.repliedOn && (
        <dl>
          <dt>{t('cause')}</dt>
          <dd>{slip.cause}</dd>
          <dt>{t('remedy')}</dt>
          <dd>{slip.remedy}</dd>
          <dt>{t('newDue')}</dt>
          <dd>{slip.newDueOn ? formatDay(slip.newDueOn, language) : '—'}</dd>
        </dl>
      )}
      {slip.mayReply && (
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ newDueOn, ...values }: { cause: string; remedy: string; newDueOn?: string }) =>
            reply({ ...values, newDueOn: newDueOn || null })
          }
        >
          <Form.Item name="cause" label={t('cause')} rules={rules}>
            <Input.TextArea rows={2} maxLength={300} showCount />
          </Form.Item>
          <Form.Item name="remedy" label={t('remedy')} rules={rules}>
            <Input.TextArea rows={2} maxLength={300} showCount />
          </Form.Item>
          <Form.Item name="newDueOn" label={t('newDue')} extra={t('newDueHint')}>
            <Input type="date" />
          </Form.Item>
          {trouble && (
            <Form.Item>
              <TroubleAlert trouble={trouble} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('replySlip')}
          </Button>
        </Form>
      )}
    </section>
  );
}
