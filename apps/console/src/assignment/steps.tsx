import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  assignmentSteps,
  returnReasonNames,
  returnReasons,
  type AssignmentStep,
  type ReturnReason,
} from '@gangmu/domain/responsibilities/assignment-state';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Form, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import type { Assignment } from '../pages/assignment.tsx';
import { UnitSelect } from '../unit/unit-select.tsx';

interface Filled {
  readonly reason: string;
  readonly why: ReturnReason;
  readonly dueOn: string;
  readonly unitIds: string[];
  readonly intoId: string;
  readonly report: string;
}

const empty: Filled = { reason: '', why: 'standardNotMet', dueOn: '', unitIds: [], intoId: '', report: '' };
/** Steps that need something filled in before they are taken. */
const asking: readonly AssignmentStep[] = ['passDown', 'fold', 'submit', 'giveBack', 'exempt'];

/** The steps this reader may take now, each with what it needs. */
export function Steps({ task }: { task: Assignment }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [open, setOpen] = useState<AssignmentStep | null>(null);
  const [filled, setFilled] = useState<Filled>(empty);
  const take = useWrite(
    (input: { step: AssignmentStep; filled: Filled; version: number }, key: string) =>
      send(task.id, input.version, key, input.step, input.filled),
    () => {
      void message.success(t('done'));
      setOpen(null);
      setFilled(empty);
    },
  );
  const act = (step: AssignmentStep) =>
    asking.includes(step) ? setOpen(step) : take.mutate({ step, filled, version: task.version });
  return (
    <>
      <Space wrap>
        {task.allowed.map((step) => (
          <Button
            key={step}
            type={step === 'submit' || step === 'verify' || step === 'close' ? 'primary' : 'default'}
            loading={take.isPending}
            onClick={() => act(step)}
          >
            {say(assignmentSteps[step].label)}
          </Button>
        ))}
      </Space>
      {take.error && !open && <TroubleAlert trouble={toRefusal(take.error)} />}
      <Modal
        open={open !== null}
        title={open ? say(assignmentSteps[open].label) : ''}
        okText={t('confirmStep')}
        cancelText={t('cancel')}
        confirmLoading={take.isPending}
        onCancel={() => setOpen(null)}
        onOk={() => open && take.mutate({ step: open, filled, version: task.version })}
      >
        {open && (
          <StepForm step={open} filled={filled} change={(part) => setFilled({ ...filled, ...part })} />
        )}
        {take.error && <TroubleAlert trouble={toRefusal(take.error)} />}
      </Modal>
    </>
  );
}

function StepForm({
  step,
  filled,
  change,
}: {
  step: AssignmentStep;
  filled: Filled;
  change(part: Partial<Filled>): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  return (
    <Form layout="vertical">
      {step === 'submit' && (
        <Form.Item label={t('report')} htmlFor="s-report">
          <Input.TextArea
            id="s-report"
            rows={4}
            maxLength={300}
            showCount
            value={filled.report}
            onChange={(event) => change({ report: event.target.value })}
          />
        </Form.Item>
      )}
      {step === 'passDown' && (
        <>
          <Form.Item label={t('passTo')} htmlFor="s-units">
            <UnitSelect
              id="s-units"
              many
              known={[]}
              value={filled.unitIds}
              onChange={(unitIds) => change({ unitIds })}
            />
          </Form.Item>
          <Form.Item label={t('localDue')} htmlFor="s-due">
            <Input
              id="s-due"
              type="date"
              value={filled.dueOn}
              onChange={(event) => change({ dueOn: event.target.value })}
            />
          </Form.Item>
        </>
      )}
      {step === 'fold' && (
        <Form.Item label={t('intoTask')} htmlFor="s-into">
          <Input
            id="s-into"
            value={filled.intoId}
            onChange={(event) => change({ intoId: event.target.value.trim() })}
          />
        </Form.Item>
      )}
      {step === 'giveBack' && (
        <Form.Item label={t('reason')} htmlFor="s-why">
          <Select
            id="s-why"
            value={filled.why}
            onChange={(why: ReturnReason) => change({ why })}
            options={returnReasonNames.map((name) => ({ value: name, label: say(returnReasons[name]) }))}
          />
        </Form.Item>
      )}
      {step !== 'submit' && (
        <Form.Item label={step === 'giveBack' ? t('note') : t('reason')} htmlFor="s-reason">
          <Input.TextArea
            id="s-reason"
            rows={3}
            maxLength={200}
            value={filled.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Form.Item>
      )}
    </Form>
  );
}

function send(
  id: string,
  expectedVersion: number,
  key: string,
  step: AssignmentStep,
  { reason, why, dueOn, unitIds, intoId, report }: Filled,
) {
  const at = { id, expectedVersion, key };
  const { assignment } = trpcClient;
  switch (step) {
    case 'passDown':
      return assignment.passDown.mutate({ ...at, reason, dueOn, unitIds });
    case 'fold':
      return assignment.fold.mutate({ ...at, reason, intoId });
    case 'submit':
      return assignment.submit.mutate({ ...at, report });
    case 'giveBack':
      return assignment.giveBack.mutate({ ...at, why, note: reason });
    case 'exempt':
      return assignment.exempt.mutate({ ...at, reason });
    case 'accept':
    case 'start':
    case 'verify':
    case 'close':
      return assignment[step].mutate(at);
    case 'acceptBySilence':
    case 'verifyBySilence':
    case 'withdraw':
      throw new Error('only the system takes this step');
  }
}
