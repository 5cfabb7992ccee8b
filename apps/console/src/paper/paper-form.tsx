import { readPaperKind } from '@gangmu/domain/papers/paper-kinds';
import { yearOf } from '@gangmu/domain/time/day';
import { periodLabel, periodOf, periodsOfYear, pers, type Per } from '@gangmu/domain/time/period';
import { formatDay } from '@gangmu/ui/day-text';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Form, Segmented, Select } from 'antd';
import { messages } from '../messages.ts';
import { UnitSelect } from '../unit/unit-select.tsx';
import { useMe } from '../use-me.ts';
import type { PaperChoice } from './use-paper-choice.ts';

/** Which paper, of which unit, about what, of which period. */
export function PaperForm({ choice }: { choice: PaperChoice }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const { kind, asks, unit } = choice;
  return (
    <Form layout="vertical" className="paper-form">
      <Form.Item label={t('paperUnit')} htmlFor="paper-unit">
        <UnitSelect
          id="paper-unit"
          value={choice.unitId === null ? [] : [choice.unitId]}
          known={unit.data ? [unit.data] : []}
          many={false}
          onChange={([id]) => id && choice.setUnit(id)}
        />
      </Form.Item>
      <Form.Item
        label={t('paperKind')}
        htmlFor="paper-kind"
        extra={kind === null ? undefined : say(readPaperKind(kind).hint)}
      >
        <Select
          id="paper-kind"
          value={kind}
          options={choice.kinds.map((name) => ({ value: name, label: say(readPaperKind(name).label) }))}
          onChange={choice.setKind}
        />
      </Form.Item>
      {asks.includes('plan') && (
        <Form.Item label={t('paperPlan')} htmlFor="paper-plan">
          <Select
            id="paper-plan"
            value={choice.plan?.id ?? null}
            notFoundContent={t('noPlan')}
            options={choice.published.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={choice.setPlanId}
          />
        </Form.Item>
      )}
      {choice.isAbout && (
        <Form.Item label={t(asks.includes('slip') ? 'paperSlip' : 'paperInspection')} htmlFor="paper-subject">
          <Select
            id="paper-subject"
            value={choice.subject?.id ?? null}
            loading={choice.subjects.isFetching}
            placeholder={t('paperNoSubject')}
            notFoundContent={t('paperNoSubject')}
            options={(choice.subjects.data ?? []).map(({ id, on, title }) => ({
              value: id,
              label: `${formatDay(on, language)} ${title}`,
            }))}
            onChange={choice.setSubjectId}
          />
        </Form.Item>
      )}
      {asks.includes('period') && <PeriodFields choice={choice} />}
    </Form>
  );
}

/** A period of this year or the last that has begun. */
function PeriodFields({ choice }: { choice: PaperChoice }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me } = useMe();
  const { per, on } = choice.period;
  const year = yearOf(me.today);
  const periods = [year, year - 1]
    .flatMap((one) => periodsOfYear(per, one).toReversed())
    .filter((period) => period.from <= me.today);
  return (
    <>
      <Form.Item label={t('paperPer')}>
        <Segmented<Per>
          aria-label={t('paperPer')}
          value={per}
          options={pers.toReversed().map((one) => ({ value: one, label: t(`per_${one}`) }))}
          onChange={(next) => choice.setPeriod({ per: next, on: me.today })}
        />
      </Form.Item>
      <Form.Item label={t('paperPeriod')} htmlFor="paper-period">
        <Select
          id="paper-period"
          value={periodOf(per, on).from}
          options={periods.map((period) => ({ value: period.from, label: say(periodLabel(period)) }))}
          onChange={(from) => choice.setPeriod({ per, on: from })}
        />
      </Form.Item>
    </>
  );
}
