import {
  answerSources,
  findingWeights,
  outcomes,
  outcomeNames,
  type Outcome,
} from '@gangmu/domain/assessments/checklist';
import { Alert, Button, Form, Input, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { judgementMessages } from './judgement-messages.tsx';
import { useLabel, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';

export interface SheetPoint {
  readonly item: string;
  readonly basis: string;
  readonly source: keyof typeof answerSources;
  readonly need: number | null;
}

export interface ShownSheet {
  readonly checklist: readonly SheetPoint[];
  readonly units: readonly { id: string; name: string; isSampled: boolean }[];
  readonly known: readonly { place: number; unitId: string; sum: number; met: boolean }[];
  readonly answers: readonly {
    unitId: string;
    place: number;
    outcome: Outcome;
    by: string;
    isMine: boolean;
  }[];
  readonly counts: { derived: number; onsite: number; document: number; ask: number };
  readonly minutesAsked: number;
  readonly mayVisit: boolean;
}

interface Props {
  readonly sheet: ShownSheet;
  /** Own answers that have not arrived yet; they stand before those that have. */
  readonly noted: readonly { unitId: string; place: number; outcome: Outcome }[];
  note(unitId: string, place: number, outcome: Outcome): void;
  raise(unitId: string, item: string, finding: { text: string; weight: string }): void;
}

/** The on-site worksheet of one inspection: a unit at a time, what is known filled in, the rest three taps. */
export function Worksheet({ sheet, noted, note, raise }: Props) {
  const t = useMessages(judgementMessages);
  const [unitId, setUnitId] = useState(sheet.units[0]?.id ?? '');
  const mine = (place: number) =>
    noted.findLast((one) => one.unitId === unitId && one.place === place) ??
    sheet.answers.find((one) => one.isMine && one.unitId === unitId && one.place === place);
  return (
    <>
      <p className="quiet">{t('sheetKnown', { ...sheet.counts, minutes: sheet.minutesAsked })}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('sheetUnit')} htmlFor="sheet-unit">
          <Select
            id="sheet-unit"
            value={unitId}
            onChange={setUnitId}
            options={sheet.units.map((unit) => ({
              value: unit.id,
              label: unit.isSampled ? unit.name : `${unit.name} · ${t('department')}`,
            }))}
          />
        </Form.Item>
      </Form>
      <ol className="plain">
        {sheet.checklist.map((point, at) => (
          <li key={`${unitId}${at}`} className="thing">
            <Point
              point={point}
              known={sheet.known.find((one) => one.unitId === unitId && one.place === at)}
              others={sheet.answers.filter((one) => !one.isMine && one.unitId === unitId && one.place === at)}
              outcome={mine(at)?.outcome}
              mayVisit={sheet.mayVisit}
              note={(outcome) => note(unitId, at, outcome)}
              raise={(finding) => raise(unitId, point.item, finding)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function Point({
  point,
  known,
  others,
  outcome,
  mayVisit,
  note,
  raise,
}: {
  point: SheetPoint;
  known: { sum: number; met: boolean } | undefined;
  others: readonly { by: string; outcome: Outcome }[];
  outcome: Outcome | undefined;
  mayVisit: boolean;
  note(outcome: Outcome): void;
  raise(finding: { text: string; weight: string }): void;
}) {
  const t = useMessages(judgementMessages);
  const say = useLabel();
  const [raising, setRaising] = useState(false);
  const text = known && (point.need === null ? 'knownPlain' : known.met ? 'knownMet' : 'knownShort');
  return (
    <>
      <span className="thing-row">
        <strong>{point.item}</strong>
        <Tag>{say(answerSources[point.source])}</Tag>
      </span>
      <span className="quiet" style={{ display: 'block' }}>
        {point.basis}
      </span>
      {known && text && (
        <p style={{ margin: '4px 0' }}>
          {known.met ? '✓ ' : '▲ '}
          {t(text, { sum: known.sum, need: point.need ?? 0 })}
        </p>
      )}
      {point.source !== 'derived' && (
        <Segmented
          block
          aria-label={point.item}
          disabled={!mayVisit}
          {...(outcome ? { value: outcome } : { value: '' })}
          onChange={(next) => note(next as Outcome)} // the options are outcomes
          options={outcomeNames.map((name) => ({ value: name, label: say(outcomes[name]) }))}
        />
      )}
      {others.map((other) => (
        <span key={other.by} className="quiet" style={{ display: 'block' }}>
          {t('othersSay', { name: other.by, outcome: say(outcomes[other.outcome]) })}
        </span>
      ))}
      {mayVisit && (outcome === 'gap' || known?.met === false) && !raising && (
        <Button style={{ marginTop: 6 }} onClick={() => setRaising(true)}>
          {t('raise')}
        </Button>
      )}
      {raising && (
        <RaiseForm
          cancel={() => setRaising(false)}
          keep={(finding) => {
            raise(finding);
            setRaising(false);
          }}
        />
      )}
    </>
  );
}

function RaiseForm({
  cancel,
  keep,
}: {
  cancel(): void;
  keep(finding: { text: string; weight: string }): void;
}) {
  const t = useMessages(judgementMessages);
  const say = useLabel();
  return (
    <Form
      layout="vertical"
      style={{ marginTop: 8 }}
      initialValues={{ weight: Object.keys(findingWeights)[0] }}
      onFinish={(given: { text: string; weight: string }) => keep(given)}
    >
      <Form.Item name="text" label={t('findingText')} rules={[{ required: true, message: t('findingText') }]}>
        <Input.TextArea maxLength={200} rows={3} />
      </Form.Item>
      <Form.Item name="weight" label={t('weight')}>
        <Select
          options={Object.entries(findingWeights).map(([value, label]) => ({ value, label: say(label) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('keep')}
      </Button>{' '}
      <Button onClick={cancel}>{t('cancel')}</Button>
    </Form>
  );
}

/** What has not arrived yet, and why. */
export function OutboxLine({
  waiting,
  online,
  flush,
  drop,
}: {
  waiting: readonly { key: string; trouble: Trouble | null }[];
  online: boolean;
  flush(): void;
  drop(key: string): void;
}) {
  const t = useMessages(judgementMessages);
  const refused = waiting.filter((one) => one.trouble !== null);
  const count = waiting.length - refused.length;
  return (
    <div aria-live="polite">
      <Alert
        showIcon
        type={count > 0 || !online ? 'warning' : 'success'}
        style={{ marginBottom: 10 }}
        title={!online ? t('offline', { count }) : count > 0 ? t('waiting', { count }) : t('allSent')}
        action={count > 0 && online ? <Button onClick={flush}>{t('sendNow')}</Button> : undefined}
      />
      {refused.map((one) => (
        <div key={one.key} style={{ marginBottom: 10 }}>
          {one.trouble && <TroubleAlert trouble={one.trouble} />}
          <Button onClick={() => drop(one.key)}>{t('dropIt')}</Button>
        </div>
      ))}
    </div>
  );
}
