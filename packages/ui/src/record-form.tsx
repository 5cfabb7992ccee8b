import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { emptyValue, isRequired, type Field, type Fields } from '@gangmu/domain/kinds/field';
import { Button, Collapse, Form, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Choices } from './choices.tsx';
import { FieldInput } from './field-input.tsx';
import { useLabel, useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  /** What is asked: the fields of creation, or those of one step. */
  readonly fields: Fields;
  readonly start: RecordBody;
  readonly choices: Choices;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** The word on the button; “save” where it is left out. */
  readonly saveText?: string;
  /** Inputs that belong to the form but not to the record's body. */
  readonly children?: ReactNode;
  submit(body: RecordBody): void;
  cancel?(): void;
}

/** The form of a record, drawn from its kind. What was typed stays until it is saved. */
export function RecordForm(props: Props) {
  const { fields: asked, start, choices, busy, trouble, saveText, children, submit, cancel } = props;
  const say = useLabel();
  const t = useMessages(uiMessages);
  const [body, setBody] = useState<RecordBody>(() => startOf(asked, start));
  const fields = Object.entries(asked);
  const more = fields.filter(([, field]) => field.extra);
  const draw = ([name, field]: readonly [string, Field]) => {
    const wrong = trouble?.details.find((detail) => detail.place.split('.')[0] === name);
    return (
      <Form.Item
        key={name}
        label={say(field.label)}
        htmlFor={`field-${name}`}
        required={isRequired(field)}
        extra={field.hint && say(field.hint)}
        {...(wrong ? { validateStatus: 'error' as const, help: say(wrong.text) } : {})}
      >
        <FieldInput
          id={`field-${name}`}
          field={field}
          value={body[name]}
          choices={choices}
          onChange={(value) => setBody((now) => ({ ...now, [name]: value }))}
        />
      </Form.Item>
    );
  };
  return (
    <Form layout="vertical" onFinish={() => submit(body)}>
      {fields.filter(([, field]) => !field.extra).map(draw)}
      {children}
      {more.length > 0 && (
        <Collapse
          ghost
          items={[{ key: 'more', label: t('more'), children: more.map(draw), forceRender: false }]}
          style={{ marginBottom: 16 }}
        />
      )}
      {trouble && (
        <Form.Item>
          <TroubleAlert trouble={trouble} />
        </Form.Item>
      )}
      <Space.Compact block>
        {cancel && (
          <Button size="large" onClick={cancel}>
            {t('back')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" block size="large" loading={busy}>
          {saveText ?? t('save')}
        </Button>
      </Space.Compact>
    </Form>
  );
}

/** A value of the right form for every field, so that the server's schema sees them all, and no other. */
function startOf(fields: Fields, start: RecordBody): RecordBody {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, start[name] ?? emptyValue(field)]),
  );
}
