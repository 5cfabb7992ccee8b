import { createFields, stepFields } from '@gangmu/domain/kinds/check-record';
import type { RecordBody, RecordDefinition, RecordStep } from '@gangmu/domain/kinds/define-kind';
import type { Label } from '@gangmu/domain/label';
import { mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { Button, Card, Form, Input, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Choices } from './choices.tsx';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordHistory, type HistoryRow } from './record-history.tsx';
import { RecordView } from './record-view.tsx';
import { StageList } from './stage-list.tsx';
import { uiMessages } from './ui-messages.tsx';
import { UrgencyMark } from './urgency-mark.tsx';

export interface OpenStep {
  readonly name: string;
  readonly notBefore: string | null;
  readonly obstacle: Label | null;
}

export interface ShownRecord {
  readonly state: string;
  readonly mechanism: string | null;
  readonly unitName: string;
  readonly dueOn: string | null;
  readonly urgency: 'green' | 'yellow' | 'red' | null;
  readonly body: RecordBody;
  readonly steps: readonly OpenStep[];
  readonly history: readonly HistoryRow[];
}

/** What a step was taken with. */
export interface TakenStep {
  readonly step: string;
  readonly body?: RecordBody;
  readonly reason?: string;
}

interface Props {
  readonly definition: RecordDefinition;
  readonly record: ShownRecord;
  readonly choices: Choices;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** The parent, as a link of the app. */
  readonly above?: ReactNode;
  /** What hangs below, and what only this app shows. */
  readonly children?: ReactNode;
  take(step: TakenStep): Promise<unknown>;
}

/** A record to read, its way so far, and the steps open to this reader, each with what stands in its way. */
export function RecordDetail({ definition, record, choices, busy, trouble, above, children, take }: Props) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const [acting, setActing] = useState<string | null>(null);
  const state = definition.states[record.state];
  const subject = choices.people.find((person) => person.id === record.body[definition.subject ?? '']);
  const title = say(definition.titleOf(record.body));
  const step = acting === null ? undefined : definition.steps[acting];
  const begin = (name: string) => {
    const row = definition.steps[name];
    if (row && asksSomething(row)) setActing(name);
    else void take({ step: name });
  };
  return (
    <>
      <h1>
        {subject ? `${subject.name} · ${say(definition.label)}` : title} {state && <Tag>{say(state)}</Tag>}
      </h1>
      <p className="quiet">
        {above && <>{above} · </>}
        {record.unitName}
        {record.mechanism && record.mechanism in mechanisms && (
          <> · {say(mechanisms[record.mechanism as keyof typeof mechanisms].label)}</> // just checked
        )}
        {record.dueOn && record.urgency && (
          <>
            {' · '}
            {t('dueOn', { day: formatDay(record.dueOn, language, true) })}{' '}
            <UrgencyMark urgency={record.urgency} />
          </>
        )}
      </p>
      {step && acting ? (
        <StepForm
          key={acting}
          step={step}
          fields={step.writes ? createFields(definition) : stepFields(definition, acting)}
          start={record.body}
          choices={choices}
          busy={busy}
          trouble={trouble}
          cancel={() => setActing(null)}
          submit={(taken) =>
            void take({ step: acting, ...taken }).then(
              () => setActing(null),
              () => undefined, // the trouble is shown below
            )
          }
        />
      ) : (
        <RecordView definition={definition} body={record.body} choices={choices} />
      )}
      {trouble && !step && <TroubleAlert trouble={trouble} />}
      {!step && <StepButtons definition={definition} steps={record.steps} busy={busy} take={begin} />}
      {definition.stages && <StageList definition={definition} state={record.state} body={record.body} />}
      {children}
      {record.history.length > 0 && <RecordHistory definition={definition} rows={record.history} />}
    </>
  );
}

function StepButtons({
  definition,
  steps,
  busy,
  take,
}: {
  definition: RecordDefinition;
  steps: readonly OpenStep[];
  busy: boolean;
  take(name: string): void;
}) {
  const say = useLabel();
  const open = steps.filter((entry) => entry.obstacle === null);
  const main = open.find(
    ({ name }) => definition.steps[name]?.to !== undefined && !definition.steps[name].needsReason,
  );
  return (
    <>
      <Space wrap style={{ marginTop: 16 }}>
        {steps.map(({ name, obstacle }) => (
          <Button
            key={name}
            type={name === main?.name ? 'primary' : 'default'}
            size="large"
            loading={busy}
            disabled={obstacle !== null}
            onClick={() => take(name)}
          >
            {say(definition.steps[name]?.label ?? { zh: name, en: name })}
          </Button>
        ))}
      </Space>
      {steps.map(({ name, obstacle }) =>
        obstacle ? (
          <p key={name} className="obstacle">
            {say(obstacle)}
          </p>
        ) : null,
      )}
    </>
  );
}

function StepForm({
  step,
  fields,
  start,
  choices,
  busy,
  trouble,
  cancel,
  submit,
}: {
  step: RecordStep;
  fields: ReturnType<typeof createFields>;
  start: RecordBody;
  choices: Choices;
  busy: boolean;
  trouble: Trouble | null;
  cancel(): void;
  submit(taken: { body?: RecordBody; reason?: string }): void;
}) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const [reason, setReason] = useState('');
  const asks = step.asks !== undefined || step.writes === true;
  return (
    <Card title={say(step.label)} size="small" style={{ marginTop: 12 }}>
      <RecordForm
        fields={asks ? fields : {}}
        start={start}
        choices={choices}
        busy={busy}
        trouble={trouble}
        saveText={say(step.label)}
        cancel={cancel}
        submit={(body) => submit({ ...(asks ? { body } : {}), ...(step.needsReason ? { reason } : {}) })}
      >
        {step.needsReason && (
          <Form.Item label={t('reason')} htmlFor="step-reason" required>
            <Input.TextArea
              id="step-reason"
              maxLength={300}
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Form.Item>
        )}
      </RecordForm>
    </Card>
  );
}

function asksSomething(step: RecordStep): boolean {
  return step.asks !== undefined || step.writes === true || step.needsReason === true;
}
