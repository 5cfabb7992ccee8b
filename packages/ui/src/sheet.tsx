import type { Cell, Row } from '@gangmu/domain/kinds/field';
import type { Label } from '@gangmu/domain/label';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Choices } from './choices.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { readCell, readClipboard, resolveNames, writeCell } from './read-cell.ts';
import { sheetTarget } from './sheet-keys.ts';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly label: Label;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly max: number;
  readonly rows: readonly Row[];
  readonly choices: Choices;
  onChange(rows: Row[]): void;
}

/** A table typed like a spreadsheet: arrows, Enter and Tab move, a block copied elsewhere is pasted whole. */
export function Sheet({ label, cells, max, rows, choices, onChange }: Props) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  const { language } = useLanguage();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [found, setFound] = useState<Choices['people']>([]);
  const known: Choices = { ...choices, people: [...choices.people, ...found] };
  const names = Object.keys(cells);
  const shown = rows.length === 0 ? [{}] : rows;
  const textOf = (row: number, name: string) => {
    const cell = cells[name];
    return cell ? writeCell(cell, shown[row]?.[name], known, language) : '';
  };
  const latest = useRef<readonly Row[]>(shown);
  useEffect(() => {
    latest.current = rows.length === 0 ? [{}] : rows;
  }, [rows]);
  const focus = (row: number, column: number) => {
    const find = () => table.current?.querySelector<HTMLInputElement>(`[data-at="${row}/${column}"]`);
    const present = find();
    if (present) present.focus();
    else requestAnimationFrame(() => find()?.focus()); // the row is being drawn
  };
  const write = (row: number, column: number, block: readonly (readonly string[])[]) => {
    const next: Row[] = Array.from(
      { length: Math.min(max, Math.max(shown.length, row + block.length)) },
      (_, at) => ({
        ...shown[at],
      }),
    );
    for (const [down, line] of block.entries()) {
      for (const [right, text] of line.entries()) {
        const name = names[column + right];
        const cell = name === undefined ? undefined : cells[name];
        if (!name || !cell || row + down >= max) continue;
        const reading = readCell(cell, text, known);
        next[row + down] = {
          ...next[row + down],
          [name]: 'value' in reading ? reading.value : reading.unread,
        };
      }
    }
    latest.current = next;
    onChange(next);
  };
  const lookUp = async (column: number, block: readonly (readonly string[])[]) => {
    const texts = block.flatMap((line) =>
      line.filter((_, right) => cells[names[column + right] ?? '']?.type === 'member'),
    );
    const unknown = texts.map((text) => text.trim()).filter((text) => text.length > 1);
    if (!choices.findPeople || unknown.length === 0) return;
    const find = choices.findPeople;
    const answers = await Promise.all([...new Set(unknown)].slice(0, 500).map((text) => find(text)));
    const more = [...found, ...answers.flat()];
    setFound(more);
    const people = { ...choices, people: [...choices.people, ...more] };
    onChange(latest.current.map((line) => resolveNames(line, cells, people)));
  };
  const put = (row: number, column: number, block: readonly (readonly string[])[]) => {
    write(row, column, block);
    void lookUp(column, block);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const target = sheetTarget(event, { row, column, columns: names.length, rows: shown.length, max });
    if (!target) return;
    event.preventDefault();
    if (target.row >= shown.length) onChange([...shown, {}]);
    focus(target.row, target.column);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
    const block = readClipboard(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0]?.length === 1) return;
    event.preventDefault();
    put(row, column, block);
  };
  return (
    <div className="sheet-scroll">
      <table className="sheet" ref={table} aria-label={say(label)}>
        <thead>
          <tr>
            <th scope="col">#</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {say(cells[name]?.label ?? { zh: name, en: name })}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('removeRow')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((_, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {names.map((name, column) => {
                const cell = cells[name];
                if (!cell) return null;
                const text = textOf(row, name);
                const wrong = text !== '' && 'unread' in readCell(cell, text, known);
                const options = optionsOf(cell, known, say);
                return (
                  <td key={name}>
                    <input
                      data-at={`${row}/${column}`}
                      aria-label={`${say(cell.label)} ${row + 1}`}
                      aria-invalid={wrong}
                      value={text}
                      inputMode={cell.type === 'integer' ? 'numeric' : 'text'}
                      placeholder={cell.type === 'day' ? '2024-06-20' : undefined}
                      list={options ? `${id}-${column}` : undefined}
                      onChange={(event) => put(row, column, [[event.target.value]])}
                      onKeyDown={(event) => onKeyDown(event, row, column)}
                      onPaste={(event) => onPaste(event, row, column)}
                    />
                    {options && row === 0 && (
                      <datalist id={`${id}-${column}`}>
                        {options.map((option) => (
                          <option key={option.id} value={option.name} />
                        ))}
                      </datalist>
                    )}
                  </td>
                );
              })}
              <td>
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('removeRow')} ${row + 1}`}
                  onClick={() => onChange(shown.filter((_, at) => at !== row))}
                >
                  ×
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet sheet-foot">
        <Button size="small" disabled={shown.length >= max} onClick={() => onChange([...shown, {}])}>
          {t('addRow')}
        </Button>{' '}
        {t('sheetHint')}
      </p>
    </div>
  );
}

function optionsOf(cell: Cell, choices: Choices, say: (label: Label) => string) {
  if (cell.type === 'choice')
    return Object.entries(cell.choices).map(([id, label]) => ({ id, name: say(label) }));
  if (cell.type === 'member') return choices.people;
  return cell.type === 'unit' ? choices.units : null;
}
