import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { absenceClasses, type Absence, type Field, type Row } from '@gangmu/domain/kinds/field';
import type { Language } from '@gangmu/domain/label';
import { Descriptions } from 'antd';
import { formatDay } from './day-text.tsx';
import type { Choices } from './choices.tsx';
import { writeCell } from './read-cell.ts';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** A field's value as text in the reader's language. */
export function fieldText(field: Field, value: unknown, choices: Choices, language: Language): string {
  switch (field.type) {
    case 'day':
      return typeof value === 'string' ? formatDay(value, language, true) : '';
    case 'integer':
      return typeof value === 'number' ? `${value} ${field.unit[language]}` : '';
    case 'member':
    case 'unit':
      return writeCell(field, value, choices, language);
    case 'records':
      return listOf(value)
        .map((id) => choices.records.find((record) => record.id === id)?.name ?? '')
        .filter((name) => name !== '')
        .join('、');
    case 'rows':
      return rowTexts(field, value, choices, language).join('；');
    case 'tags':
    case 'choice':
      return listOf(value)
        .map((key) => field.choices[key]?.[language] ?? key)
        .join('、');
    case 'absences':
      return (Array.isArray(value) ? (value as Absence[]) : []) // checked by the kind on the way in
        .map(
          (entry) =>
            `${choices.people.find((person) => person.id === entry.personId)?.name ?? '·'}（${absenceClasses[entry.class][language]}）`,
        )
        .join('、');
    case 'measures':
      return listOf(value)
        .map((id) => choices.measures.find((measure) => measure.id === id)?.code ?? '')
        .filter((code) => code !== '')
        .join('、');
    case 'lines':
      return listOf(value).join('；');
    case 'text':
    case 'person':
      return typeof value === 'string' ? value : '';
  }
}

/** A record to read, drawn from its kind; empty fields are left out. */
export function RecordView({
  definition,
  body,
  choices,
}: {
  definition: RecordDefinition;
  body: RecordBody;
  choices: Choices;
}) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  const { language } = useLanguage();
  const shown = Object.entries(definition.fields)
    .map(([name, field]) => ({ name, field, text: fieldText(field, body[name], choices, language) }))
    .filter(({ name, text }) => text !== '' || name === definition.absences);
  return (
    <Descriptions
      column={1}
      size="small"
      items={shown.map(({ name, field, text }) => ({
        key: name,
        label: say(field.label),
        children:
          text === '' ? (
            t('none')
          ) : field.type === 'rows' ? (
            <Rows lines={rowTexts(field, body[name], choices, language)} />
          ) : (
            <span style={{ whiteSpace: 'pre-line' }}>{text}</span>
          ),
      }))}
    />
  );
}

/** A table to read: a line for each row. */
function Rows({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="row-lines">
      {lines.map((line, at) => (
        <li key={`${at}${line}`}>{line}</li>
      ))}
    </ul>
  );
}

function rowTexts(
  field: Extract<Field, { type: 'rows' }>,
  value: unknown,
  choices: Choices,
  language: Language,
): string[] {
  return (Array.isArray(value) ? (value as Row[]) : []) // checked by the kind on the way in
    .map((row) =>
      Object.entries(field.cells)
        .map(([name, cell]) => writeCell(cell, row[name], choices, language))
        .filter((text) => text !== '')
        .join(' · '),
    );
}

function listOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((entry) => typeof entry === 'string')
    : typeof value === 'string' && value !== ''
      ? [value]
      : [];
}
