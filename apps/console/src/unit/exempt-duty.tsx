import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { isOfSeveral } from '@gangmu/domain/responsibilities/obligation-rule';
import { findObligationRule, obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf } from '@gangmu/domain/time/day';
import { periodLabel, periodsOfYear } from '@gangmu/domain/time/period';
import type { UnitKind } from '@gangmu/domain/units/unit-kind';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

interface Exemption {
  readonly rule: string;
  readonly period: string;
  readonly people?: number | null;
  readonly reason: string;
}

/** Lets a unit off one duty in one period, with a reason; for those who may, and units that owe something. */
export function ExemptDuty({ unit }: { unit: { readonly id: string; readonly kind: UnitKind } }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Exemption>();
  const chosen = Form.useWatch('rule', form);
  const exempt = useWrite(
    (values: Exemption, key: string) =>
      trpcClient.obligation.exempt.mutate({
        ...values,
        people: values.people ?? null,
        unitId: unit.id,
        key,
      }),
    () => {
      void message.success(t('done'));
      setOpen(false);
    },
  );
  const rules = obligationRules.filter((rule) => (rule.unitKinds as readonly UnitKind[]).includes(unit.kind));
  if (rules.length === 0 || !may('obligation.exempt')) return null;
  const rule = chosen === undefined ? undefined : findObligationRule(chosen);
  const per = rule?.per;
  const periods = per ? periodsOfYear(per, yearOf(me.today)) : [];
  const required = [{ required: true, message: t('fillIn') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('exemptDuty')}</Button>
      <Modal
        open={open}
        title={t('exemptDuty')}
        okText={t('confirmStep')}
        cancelText={t('cancel')}
        confirmLoading={exempt.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
      >
        <Form form={form} layout="vertical" onFinish={(values) => exempt.mutate(values)}>
          <Form.Item name="rule" label={t('duty')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              onChange={() => form.resetFields(['period', 'people'])}
              options={rules.map((rule) => ({ value: rule.code, label: say(rule.label) }))}
            />
          </Form.Item>
          <Form.Item name="period" label={t('every')} rules={required}>
            <Select
              disabled={per === undefined}
              options={periods.map((period) => ({
                value: period.key,
                label: say(periodLabel(period)),
              }))}
            />
          </Form.Item>
          {rule && isOfSeveral(rule.source) && (
            <Form.Item name="people" label={t('exemptPeople')} extra={t('exemptPeopleHint')}>
              <InputNumber min={1} max={10_000} precision={0} />
            </Form.Item>
          )}
          <Form.Item name="reason" label={t('reason')} rules={required}>
            <Input.TextArea rows={3} maxLength={200} showCount />
          </Form.Item>
        </Form>
        {exempt.error && <TroubleAlert trouble={toRefusal(exempt.error)} />}
      </Modal>
    </>
  );
}
