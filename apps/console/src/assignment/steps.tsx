import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { assignmentSteps, type AssignmentStep } from '@gangmu/domain/responsibilities/assignment-state';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import type { Assignment } from '../pages/assignment.tsx';
import { StepForm, type Filled } from './step-form.tsx';

const empty: Filled = {
  reason: '',
  why: 'standardNotMet',
  dueOn: '',
  unitIds: [],
  intoId: '',
  report: '',
  although: '',
  approved: false,
};
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
          <StepForm
            task={task}
            step={open}
            filled={filled}
            refused={take.error ? toRefusal(take.error).reason : null}
            change={(part) => setFilled({ ...filled, ...part })}
          />
        )}
        {take.error && <TroubleAlert trouble={toRefusal(take.error)} />}
      </Modal>
    </>
  );
}

function send(
  id: string,
  expectedVersion: number,
  key: string,
  step: AssignmentStep,
  { reason, why, dueOn, unitIds, intoId, report, although, approved }: Filled,
) {
  const at = { id, expectedVersion, key };
  const { assignment } = trpcClient;
  switch (step) {
    case 'passDown':
      return assignment.passDown.mutate({ ...at, reason, dueOn, unitIds, although, approved });
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
