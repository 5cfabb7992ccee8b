import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

export interface HistoryRow {
  readonly id: string;
  readonly step: string;
  readonly to: string;
  readonly on: string;
  readonly by: string | null;
  readonly reason: string;
}

/** Who took which step when, oldest first. */
export function RecordHistory({
  definition,
  rows,
}: {
  definition: RecordDefinition;
  rows: readonly HistoryRow[];
}) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const { language } = useLanguage();
  return (
    <>
      <h2>{t('history')}</h2>
      <ol className="history">
        {rows.map((row) => {
          const label = definition.steps[row.step]?.label;
          return (
            <li key={row.id}>
              <span className="quiet">{formatDay(row.on, language)}</span> {label ? say(label) : t('created')}
              <span className="quiet">（{row.by ?? t('system')}）</span>
              {row.reason !== '' && <span>：{row.reason}</span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
