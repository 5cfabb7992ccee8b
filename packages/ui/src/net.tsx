import { urgencies } from '@gangmu/domain/responsibilities/urgency';
import { worstUrgency, type Standing } from '@gangmu/domain/responsibilities/tally';
import { Button } from 'antd';
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { useLabel, useMessages } from './language.tsx';
import { movedTo } from './net-keys.ts';
import { StandingCount } from './standing-count.tsx';
import { uiMessages } from './ui-messages.tsx';
import { UrgencyMark } from './urgency-mark.tsx';

export interface NetRow {
  readonly id: string;
  readonly name: string;
  readonly total: Standing | undefined;
  /** True for an item that can be opened into its measures. */
  readonly opens: boolean;
  readonly level: 0 | 1;
}

export interface NetPart {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly NetRow[];
}

export interface NetColumn {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
}

interface Props {
  readonly parts: readonly NetPart[];
  readonly columns: readonly NetColumn[];
  standingOf(rowId: string, columnId: string): Standing | undefined;
  readonly opened: ReadonlySet<string>;
  toggle(rowId: string): void;
  open(rowId: string, columnId: string): void;
  readonly label: string;
}

/**
 * 纲目图: the plan at a glance. A mesh shows the state of a responsibility by colour and shape, blank where nobody
 * is asked. Arrow keys move, Enter opens. It has no totals per column: it shows where to help and ranks nobody.
 */
export function Net({ parts, columns, standingOf, opened, toggle, open, label }: Props) {
  const t = useMessages(uiMessages);
  const rows = parts.flatMap((part) => part.rows);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 0]);
  const table = useRef<HTMLTableElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedTo(event.key, focus, rows.length, columns.length);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-at="${next[0]}/${next[1]}"]`)?.focus();
  };

  let index = -1;
  return (
    <div className="net-scroll" tabIndex={-1}>
      <table className="net" ref={table} aria-label={label} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th className="rowhead" scope="col">
              {t('heading')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" title={column.fullName}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Fragment key={part.id}>
              <tr className="partrow">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  {part.name}
                </th>
              </tr>
              {part.rows.map((row) => {
                index += 1;
                const at = index;
                return (
                  <tr key={row.id}>
                    <th className="rowhead" scope="row" style={{ paddingInlineStart: 8 + row.level * 20 }}>
                      <span style={{ display: 'flex', gap: 8, alignItems: 'baseline' }}>
                        {row.opens && (
                          <Button
                            size="small"
                            type="text"
                            aria-expanded={opened.has(row.id)}
                            aria-label={`${opened.has(row.id) ? t('foldItem') : t('openItem')} ${row.name}`}
                            onClick={() => toggle(row.id)}
                          >
                            {opened.has(row.id) ? '−' : '+'}
                          </Button>
                        )}
                        <span className="clamp" title={row.name} style={{ flex: 1 }}>
                          {row.name}
                        </span>
                        {row.total && <StandingCount standing={row.total} />}
                      </span>
                    </th>
                    {columns.map((column, columnAt) => (
                      <td key={column.id}>
                        <Mesh
                          row={row}
                          column={column}
                          standing={standingOf(row.id, column.id)}
                          at={`${at}/${columnAt}`}
                          focusable={focus[0] === at && focus[1] === columnAt}
                          open={open}
                        />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Mesh(props: {
  row: NetRow;
  column: NetColumn;
  standing: Standing | undefined;
  at: string;
  focusable: boolean;
  open(rowId: string, columnId: string): void;
}) {
  const { row, column, standing, at, focusable, open } = props;
  const t = useMessages(uiMessages);
  const say = useLabel();
  const urgency = standing ? worstUrgency(standing) : null;
  const names = { unit: column.fullName, row: row.name };
  const story =
    standing && urgency
      ? t('meshStory', { ...names, word: say(urgencies[urgency]), closed: standing.closed, of: standing.of })
      : t('notAsked', names);
  return (
    <button
      type="button"
      className="mesh"
      data-at={at}
      tabIndex={focusable ? 0 : -1}
      title={story}
      aria-label={story}
      aria-disabled={!urgency}
      onClick={() => urgency && open(row.id, column.id)}
    >
      {urgency && (
        <span aria-hidden="true">
          <UrgencyMark urgency={urgency} short />
        </span>
      )}
    </button>
  );
}
