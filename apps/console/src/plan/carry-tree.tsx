import { carryClock, type CarriedClock } from '@gangmu/domain/items/carry-over';
import { clockSentence } from '@gangmu/domain/items/clock';
import { yearEnds, type YearEnd } from '@gangmu/domain/items/year-end';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { Plan, PlanMeasure } from './plan-tree.tsx';

/** As what a measure was carried over. */
export interface CarriedAs {
  readonly planId: string;
  readonly measureId: string;
  readonly year: number;
  readonly code: string;
}

interface Props {
  readonly source: Plan;
  readonly measures: readonly PlanMeasure[];
  /** How many years lie between the plans. */
  readonly years: number;
  readonly clocks: CarriedClock;
  /** The codes of measures of the new plan that are the same work in its own words. */
  readonly partners: ReadonlyMap<string, string>;
  readonly ends: ReadonlyMap<string, YearEnd>;
  readonly carried: ReadonlyMap<string, CarriedAs>;
  readonly selected: readonly string[];
  select(ids: readonly string[]): void;
}

/** The earlier plan as a tree to choose from: a measure, or all of an item at once. */
export function CarryTree({ source, measures, selected, select, ...shown }: Props) {
  const chosen = new Set(selected);
  const set = (ids: readonly string[], on: boolean) =>
    select(on ? [...new Set([...selected, ...ids])] : selected.filter((id) => !ids.includes(id)));
  return (
    <div>
      {source.items.map((item) => {
        const own = measures.filter((measure) => measure.itemId === item.id);
        if (own.length === 0) return null;
        const open = own.map(({ id }) => id).filter((id) => !shown.carried.has(id));
        const taken = open.filter((id) => chosen.has(id));
        const heading = `${item.no}. ${item.heading ?? ''}`;
        return (
          <section key={item.id}>
            <h2>
              <Checkbox
                disabled={open.length === 0}
                checked={open.length > 0 && taken.length === open.length}
                indeterminate={taken.length > 0 && taken.length < open.length}
                onChange={(event) => set(open, event.target.checked)}
              >
                {heading}
              </Checkbox>
            </h2>
            {own.map((measure) => (
              <Row
                key={measure.id}
                measure={measure}
                isChosen={chosen.has(measure.id)}
                choose={(on) => set([measure.id], on)}
                {...shown}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Row({
  measure,
  years,
  clocks,
  partners,
  ends,
  carried,
  isChosen,
  choose,
}: Omit<Props, 'source' | 'measures' | 'selected' | 'select'> & {
  measure: PlanMeasure;
  isChosen: boolean;
  choose(on: boolean): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const as = carried.get(measure.id);
  const partner = partners.get(measure.id);
  const clock = carryClock(measure.clock, years, clocks);
  return (
    <div className="carry-row">
      <Checkbox
        disabled={as !== undefined}
        checked={isChosen}
        onChange={(event) => choose(event.target.checked)}
      >
        <span className="plan-text">
          {measure.code} {measure.text}
        </span>
      </Checkbox>
      <span className="carry-facts">
        <span>{say(yearEnds[ends.get(measure.id) ?? 'finished'])}</span>
        {as ? (
          <Link to={paths.measure(as.planId, as.measureId)}>
            {t('carriedTo', { year: as.year, code: as.code })}
          </Link>
        ) : (
          <span className="quiet">
            {partner !== undefined && `${t('carryJoins', { code: partner })}，`}
            {clock ? t('carryClock', { clock: say(clockSentence(clock)) }) : t('carryClockNone')}
          </span>
        )}
      </span>
    </div>
  );
}
