import type { Label } from '@gangmu/domain/label';
import { obligationStatuses, type ObligationStatus } from '@gangmu/domain/responsibilities/obligation-status';
import { monthOf } from '@gangmu/domain/time/day';
import { Fragment } from 'react';
import { useLabel } from './language.tsx';

export interface BandPeriod {
  readonly from: string;
  readonly to: string;
  readonly status: ObligationStatus;
  readonly met: number;
  readonly of: number;
  readonly exempt: number;
}

export interface BandRow {
  readonly key: string;
  readonly label: Label;
  /** The duty is one of several people or cases: how many have met it stands beside the mark. */
  readonly isOfSeveral: boolean;
  readonly periods: readonly BandPeriod[];
}

const marks: Record<ObligationStatus, { mark: string; tone: string }> = {
  met: { mark: '●', tone: 'green' },
  metLate: { mark: '◐', tone: 'green' },
  due: { mark: '▲', tone: 'yellow' },
  missed: { mark: '■', tone: 'red' },
  exempt: { mark: '○', tone: 'grey' },
  ahead: { mark: '·', tone: 'grey' },
};

/** A unit's obligations over twelve months; one look instead of a report. */
export function YearBand({ rows }: { rows: readonly BandRow[] }) {
  const say = useLabel();
  return (
    <div className="band">
      <span />
      {Array.from({ length: 12 }, (_, month) => (
        <span key={month} className="quiet" style={{ textAlign: 'center' }}>
          {month + 1}
        </span>
      ))}
      {rows.map((row) => (
        <Fragment key={row.key}>
          <span>{say(row.label)}</span>
          {row.periods.map((period) => {
            const first = monthOf(period.from);
            const last = monthOf(period.to);
            const { mark, tone } = marks[period.status];
            const off = period.exempt > 0 ? ` ${say(obligationStatuses.exempt)} ${period.exempt}` : '';
            const counts = row.isOfSeveral ? ` ${period.met}/${period.of}${off}` : '';
            const story = `${say(row.label)} ${first}–${last}: ${say(obligationStatuses[period.status])}${counts}`;
            return (
              <span
                key={period.from}
                role="img"
                aria-label={story}
                title={story}
                className={`mark-${tone}`}
                style={{ gridColumn: `${first + 1} / span ${last - first + 1}` }}
              >
                {mark}
                {counts}
              </span>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
