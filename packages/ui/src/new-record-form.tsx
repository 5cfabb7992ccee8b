import { createFields } from '@gangmu/domain/kinds/check-record';
import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { isCell, type Row } from '@gangmu/domain/kinds/field';
import { mechanisms, type MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { Button, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Choices } from './choices.tsx';
import { useLabel, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { RecordForm } from './record-form.tsx';
import { Sheet } from './sheet.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly definition: RecordDefinition;
  readonly start: RecordBody;
  readonly choices: Choices;
  /** Several at once, typed into a table, where every field fits into a cell. */
  readonly many: boolean;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  submit(input: { bodies: readonly RecordBody[]; mechanism?: MechanismCode }): void;
}

/** The form of a new record, or of a list of them; asks for the mechanism where the type serves several. */
export function NewRecordForm({ definition, start, choices, many, busy, trouble, submit }: Props) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const [mechanism, setMechanism] = useState<MechanismCode | undefined>(definition.mechanisms[0]);
  const fields = createFields(definition);
  const cells = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (isCell(field) ? [[name, field]] : [])),
  );
  const asksMechanism =
    definition.mechanisms.length > 1 &&
    definition.mechanismOf === undefined &&
    definition.parent === undefined;
  const send = (bodies: readonly RecordBody[]) =>
    submit({ bodies, ...(asksMechanism && mechanism ? { mechanism } : {}) });
  const choice = asksMechanism && (
    <Form.Item label={t('mechanism')} htmlFor="record-mechanism" required>
      <Select
        id="record-mechanism"
        value={mechanism ?? null}
        onChange={(next: MechanismCode) => setMechanism(next)}
        options={definition.mechanisms.map((code) => ({ value: code, label: say(mechanisms[code].label) }))}
      />
    </Form.Item>
  );
  if (!many || Object.keys(cells).length < Object.keys(fields).length) {
    return (
      <RecordForm
        fields={fields}
        start={start}
        choices={choices}
        busy={busy}
        trouble={trouble}
        submit={(body) => send([body])}
      >
        {choice}
      </RecordForm>
    );
  }
  return (
    <ManyForm
      definition={definition}
      cells={cells}
      start={start}
      choices={choices}
      busy={busy}
      trouble={trouble}
      send={send}
    >
      {choice}
    </ManyForm>
  );
}

function ManyForm(props: {
  definition: RecordDefinition;
  cells: Parameters<typeof Sheet>[0]['cells'];
  start: RecordBody;
  choices: Choices;
  busy: boolean;
  trouble: Trouble | null;
  send(bodies: readonly RecordBody[]): void;
  children: ReactNode;
}) {
  const { definition, cells, start, choices, busy, trouble, send, children } = props;
  const t = useMessages(uiMessages);
  const kept = Object.fromEntries(
    Object.keys(cells).flatMap((name) => (name in start ? [[name, start[name]]] : [])),
  );
  const [rows, setRows] = useState<Row[]>([kept]);
  const filled = rows.filter((row) =>
    Object.entries(row).some(([name, value]) => value !== kept[name] && value !== ''),
  );
  return (
    <Form layout="vertical" onFinish={() => send(filled.map((row) => ({ ...kept, ...row })))}>
      {children}
      <Sheet
        label={definition.label}
        cells={cells}
        max={500}
        rows={rows.map((row) => ({ ...kept, ...row }))}
        choices={choices}
        onChange={setRows}
      />
      {trouble && <TroubleAlert trouble={trouble} />}
      <Button
        type="primary"
        htmlType="submit"
        block
        size="large"
        loading={busy}
        disabled={filled.length === 0}
        style={{ marginTop: 12 }}
      >
        {t('save')}
      </Button>
    </Form>
  );
}
