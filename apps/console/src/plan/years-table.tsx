import { alignments, type AlignedPair } from '@gangmu/domain/items/align-years';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TextDifference } from '@gangmu/ui/text-difference';
import { Link } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { Plan, PlanMeasure } from './plan-tree.tsx';

/** Two years side by side, a measure or the same work in both a row; within what was changed the words that differ. */
export function YearsTable({
  before,
  after,
  pairs,
}: {
  before: Plan;
  after: Plan;
  pairs: readonly AlignedPair<PlanMeasure>[];
}) {
  const t = useMessages(messages);
  const say = useLabel();
  return (
    <table className="years">
      <thead>
        <tr>
          <th scope="col" className="years-how">
            {t('compareHow')}
          </th>
          <th scope="col">{t('earlierYear', { year: before.year })}</th>
          <th scope="col">{t('earlierYear', { year: after.year })}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.before?.id ?? ''} ${pair.after?.id ?? ''}`} className={`years-${pair.alignment}`}>
            <th scope="row" className="years-how">
              <span className="mark">
                <span aria-hidden>{alignments[pair.alignment].mark}</span>
                {say(alignments[pair.alignment])}
              </span>
              {pair.before && pair.after?.carriedFrom === pair.before.id && (
                <div className="quiet">{t('compareCarried')}</div>
              )}
            </th>
            <td>{pair.before && <Side plan={before} pair={pair} side="before" />}</td>
            <td>{pair.after && <Side plan={after} pair={pair} side="after" />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({
  plan,
  pair: { alignment, before, after },
  side,
}: {
  plan: Plan;
  pair: AlignedPair<PlanMeasure>;
  side: 'before' | 'after';
}) {
  const measure = side === 'before' ? before : after;
  if (!measure) return null;
  return (
    <span className="plan-text">
      <Link to={paths.measure(plan.id, measure.id)}>
        {plan.year}·{measure.code}
      </Link>{' '}
      {alignment === 'changed' && before && after ? (
        <TextDifference before={before.text} after={after.text} side={side} />
      ) : (
        measure.text
      )}
    </span>
  );
}
