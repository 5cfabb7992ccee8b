import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  mayStandUnder,
  unitClasses,
  unitClassNames,
  unitKindNames,
  unitKinds,
  type UnitClass,
  type UnitKind,
} from '@gangmu/domain/units/unit-kind';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { messages } from '../messages.ts';
import type { UnitDetailData } from './unit-detail.tsx';

interface Values {
  code: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  class?: UnitClass | null;
  electedOn?: string;
  termYears?: number | null;
}

/** Changes a unit, or sets up a new one below it. */
export function UnitForm({ unit, create, close }: { unit: UnitDetailData; create: boolean; close(): void }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const save = useWrite(
    (values: Values, key: string) => {
      const { code, kind, name, shortName } = values;
      const fields = {
        name,
        shortName,
        class: values.class ?? null,
        electedOn: values.electedOn || null,
        termYears: values.termYears ?? null,
      };
      return create
        ? trpcClient.unit.create.mutate({ key, parentId: unit.id, code, kind, foundedOn: null, ...fields })
        : trpcClient.unit.change.mutate({
            key,
            id: unit.id,
            expectedVersion: unit.version,
            dissolvedOn: unit.dissolvedOn,
            ...fields,
          });
    },
    () => {
      void message.success(t('saved'));
      close();
    },
  );
  const kinds = unitKindNames.filter((kind) => mayStandUnder(kind, unit.kind));
  const start = create
    ? {}
    : {
        name: unit.name,
        shortName: unit.shortName,
        class: unit.class,
        electedOn: unit.electedOn ?? '',
        termYears: unit.termYears,
      };
  const required = [{ required: true }];
  return (
    <Modal
      open
      title={create ? t('newUnit') : t('editUnit')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" initialValues={start} onFinish={(values) => save.mutate(values)}>
        {create && (
          <>
            <Form.Item name="code" label={t('code')} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="kind" label={t('unitKind')} rules={required}>
              <Select options={kinds.map((kind) => ({ value: kind, label: say(unitKinds[kind].label) }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="name" label={t('name')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="shortName" label={t('shortName')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="class" label={t('unitClass')}>
          <Select
            allowClear
            options={unitClassNames.map((name) => ({ value: name, label: say(unitClasses[name]) }))}
          />
        </Form.Item>
        <Form.Item name="electedOn" label={t('electedOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="termYears" label={t('termYears')}>
          <InputNumber min={1} max={10} />
        </Form.Item>
      </Form>
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
    </Modal>
  );
}
