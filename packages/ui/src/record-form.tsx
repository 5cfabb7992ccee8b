import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Field } from '@gangmu/domain/kinds/field';
import { Button, Collapse, Form } from 'antd';
import { useState } from 'react';
import { FieldInput, type Choices } from './field-input.tsx';
import { useLabel, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly definition: RecordDefinition;
  readonly start: RecordBody;
  readonly choices: Choices;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  submit(body: RecordBody): void;
}

/** The form of a record, drawn from its kind. What was typed stays until it is saved. */
export function RecordForm({ definition, start, choices, busy, trouble, submit }: Props) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  const [body, setBody] = useState<RecordBody>(() => ({ ...emptyBody(definition), ...start }));
  const fields = Object.entries(definition.fields);
  const draw = ([name, field]: readonly [string, Field]) => {
    const wrong = trouble?.details.find((detail) => detail.place.split('.')[0] === name);
    return (
      <Form.Item
        key={name}
        label={say(field.label)}
        htmlFor={`field-${name}`}
        required={
          'required' in field
            ? field.required
            : field.type !== 'absences' && field.type !== 'lines' && !field.extra
        }
        {...(wrong ? { validateStatus: 'error' as const, help: say(wrong.text) } : {})}
      >
        <FieldInput
          id={`field-${name}`}
          field={field}
          value={body[name]}
          choices={choices}
          onChange={(value) => setBody({ ...body, [name]: value })}
        />
      </Form.Item>
    );
  };
  return (
    <Form layout="vertical" onFinish={() => submit(body)}>
      {fields.filter(([, field]) => !field.extra).map(draw)}
      <Collapse
        ghost
        items={[
          {
            key: 'more',
            label: t('more'),
            children: fields.filter(([, field]) => field.extra).map(draw),
            forceRender: false,
          },
        ]}
        style={{ marginBottom: 16 }}
      />
      {trouble && (
        <Form.Item>
          <TroubleAlert trouble={trouble} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block size="large" loading={busy}>
        {t('save')}
      </Button>
    </Form>
  );
}

/** A value of the right form for every field, so that the server's schema sees them all. */
function emptyBody(definition: RecordDefinition): RecordBody {
  return Object.fromEntries(
    Object.entries(definition.fields).map(([name, field]) => [name, emptyValue(field)]),
  );
}

function emptyValue(field: Field): unknown {
  switch (field.type) {
    case 'tags':
    case 'absences':
    case 'lines':
    case 'measures':
      return [];
    case 'integer':
      return null;
    case 'text':
    case 'person':
    case 'day':
    case 'choice':
      return '';
  }
}
