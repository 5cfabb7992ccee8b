import type { Label } from '@gangmu/domain/label';
import { obligationStatuses, type ObligationStatus } from '@gangmu/domain/responsibilities/obligation-status';
import { monthOf } from '@gangmu/domain/time/day';
import { Fragment } from 'react';
import { useLabel } from './language.tsx';

export interface BandPeriod {
  readonly from: string;
  readonly to: string;
  readonly status: ObligationStatus;
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
export function YearBand({
  rows,
}: {
  rows: readonly { key: string; label: Label; periods: readonly BandPeriod[] }[];
}) {
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
            const story = `${say(row.label)} ${first}–${last}: ${say(obligationStatuses[period.status])}`;
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
              </span>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
