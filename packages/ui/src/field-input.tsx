import {
  absenceClasses,
  absenceClassNames,
  type Absence,
  type AbsenceClass,
  type Field,
  type FieldType,
  type Row,
} from '@gangmu/domain/kinds/field';
import { AutoComplete, Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Choices } from './choices.tsx';
import { useLabel, useMessages } from './language.tsx';
import { MemberInput } from './member-input.tsx';
import { Sheet } from './sheet.tsx';
import { uiMessages } from './ui-messages.tsx';

interface InputProps<Type extends FieldType> {
  readonly id: string;
  readonly field: Extract<Field, { type: Type }>;
  readonly value: unknown;
  readonly choices: Choices;
  onChange(value: unknown): void;
}

/** One input a field type; a type without one does not compile. */
const inputs: { [Type in FieldType]: (props: InputProps<Type>) => ReactNode } = {
  text: ({ id, field, value, onChange }) =>
    field.max > 1_000 ? (
      <Input.TextArea
        id={id}
        maxLength={field.max}
        showCount
        autoSize={{ minRows: 10 }}
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
      />
    ) : (
      <Input
        id={id}
        maxLength={field.max}
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
      />
    ),
  integer: ({ id, field, value, onChange }) => (
    <IntegerInput id={id} field={field} value={value} onChange={onChange} />
  ),
  day: ({ id, value, onChange }) => (
    <Input id={id} type="date" value={textOf(value)} onChange={(event) => onChange(event.target.value)} />
  ),
  tags: ({ id, field, value, onChange }) => (
    <TagsInput id={id} field={field} value={value} onChange={onChange} />
  ),
  choice: ({ id, field, value, onChange }) => (
    <ChoiceInput id={id} field={field} value={value} onChange={onChange} />
  ),
  person: ({ id, value, choices, onChange }) => (
    <AutoComplete
      id={id}
      style={{ width: '100%' }}
      value={textOf(value)}
      onChange={onChange}
      options={choices.people.map((person) => ({ key: person.id, value: person.name }))}
      showSearch={{ filterOption: true }}
    />
  ),
  absences: ({ value, choices, onChange }) => (
    <AbsencesInput value={value} people={choices.people} onChange={onChange} />
  ),
  lines: ({ id, field, value, onChange }) => (
    <LinesInput id={id} field={field} value={value} onChange={onChange} />
  ),
  member: ({ id, value, choices, onChange }) => (
    <MemberInput
      id={id}
      value={typeof value === 'string' ? value : null}
      choices={choices}
      onChange={onChange}
    />
  ),
  unit: ({ id, value, choices, onChange }) => (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={textOf(value) || null}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices.units.map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  ),
  records: ({ id, field, value, choices, onChange }) => (
    <Select
      id={id}
      mode="multiple"
      maxCount={field.max}
      style={{ width: '100%' }}
      value={listOf(value)}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices.records.map((record) => ({ value: record.id, label: record.name }))}
    />
  ),
  rows: ({ field, value, choices, onChange }) => (
    <Sheet
      label={field.label}
      cells={field.cells}
      max={field.max}
      rows={Array.isArray(value) ? (value as Row[]) : []} // only this input writes it
      choices={choices}
      onChange={onChange}
    />
  ),
  measures: ({ id, value, choices, onChange }) => (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={listOf(value)}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices.measures.map((measure) => ({
        value: measure.id,
        label: `${measure.code} ${measure.text}`,
      }))}
    />
  ),
};

/** The input of a field, whatever its type. */
export function FieldInput(props: {
  id: string;
  field: Field;
  value: unknown;
  choices: Choices;
  onChange(value: unknown): void;
}) {
  const draw = inputs[props.field.type] as (props: InputProps<FieldType>) => ReactNode; // the map pairs type and input
  return draw(props as InputProps<FieldType>);
}

function IntegerInput({ id, field, value, onChange }: Omit<InputProps<'integer'>, 'choices'>) {
  const say = useLabel();
  return (
    <InputNumber
      id={id}
      style={{ width: '100%' }}
      min={field.min}
      max={field.max}
      step={field.step ?? 1}
      precision={0}
      value={typeof value === 'number' ? value : null}
      suffix={say(field.unit)}
      onChange={onChange}
    />
  );
}

function TagsInput({ id, field, value, onChange }: Omit<InputProps<'tags'>, 'choices'>) {
  const say = useLabel();
  return (
    <Select
      id={id}
      mode="multiple"
      maxCount={field.max}
      style={{ width: '100%' }}
      value={listOf(value)}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={Object.entries(field.choices).map(([key, label]) => ({ value: key, label: say(label) }))}
    />
  );
}

function ChoiceInput({ id, field, value, onChange }: Omit<InputProps<'choice'>, 'choices'>) {
  const say = useLabel();
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={textOf(value) || null}
      allowClear={field.optional === true}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      options={Object.entries(field.choices).map(([key, label]) => ({ value: key, label: say(label) }))}
    />
  );
}

/** Attendance by exception: everybody was there unless ticked. */
function AbsencesInput({
  value,
  people,
  onChange,
}: {
  value: unknown;
  people: Choices['people'];
  onChange(value: unknown): void;
}) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  const absent = Array.isArray(value) ? (value as Absence[]) : []; // only this input writes it
  const classOf = (personId: string) => absent.find((entry) => entry.personId === personId)?.class;
  const set = (personId: string, next: AbsenceClass | null) => {
    const others = absent.filter((entry) => entry.personId !== personId);
    onChange(next === null ? others : [...others, { personId, class: next }]);
  };
  return (
    <div>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {t('absentHint', { expected: people.length })}
      </p>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(10em, 1fr))', gap: 4 }}>
        {people.map((person) => {
          const present = classOf(person.id);
          return (
            <div key={person.id} style={{ display: 'flex', gap: 4, alignItems: 'center', minHeight: 36 }}>
              <Checkbox
                checked={present !== undefined}
                onChange={(event) => set(person.id, event.target.checked ? 'duty' : null)}
              >
                {person.name}
              </Checkbox>
              {present !== undefined && (
                <Select
                  size="small"
                  aria-label={person.name}
                  value={present}
                  onChange={(next: AbsenceClass) => set(person.id, next)}
                  options={absenceClassNames.map((name) => ({
                    value: name,
                    label: say(absenceClasses[name]),
                  }))}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function LinesInput({ id, field, value, onChange }: Omit<InputProps<'lines'>, 'choices'>) {
  const t = useMessages(uiMessages);
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      maxCount={field.max}
      style={{ width: '100%' }}
      value={listOf(value)}
      placeholder={t('addLine')}
      onChange={(lines: string[]) =>
        onChange(lines.map((line) => line.trim().slice(0, field.maxLength)).filter((line) => line !== ''))
      }
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
