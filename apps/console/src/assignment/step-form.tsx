import {
  returnReasonNames,
  returnReasons,
  type AssignmentStep,
  type ReturnReason,
} from '@gangmu/domain/responsibilities/assignment-state';
import { BurdenLine } from '@gangmu/ui/burden-line';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Checkbox, Form, Input, Select } from 'antd';
import { messages } from '../messages.ts';
import type { Assignment } from '../pages/assignment.tsx';
import { UnitSelect } from '../unit/unit-select.tsx';
import { useMe } from '../use-me.ts';
import { TaskSelect } from './task-select.tsx';

export interface Filled {
  readonly reason: string;
  readonly why: ReturnReason;
  readonly dueOn: string;
  readonly unitIds: string[];
  readonly intoId: string;
  readonly report: string;
  readonly although: string;
  readonly approved: boolean;
}

/** What a step asks for before it is taken. `refused` is why the last try was turned back. */
export function StepForm({
  task,
  step,
  filled,
  refused,
  change,
}: {
  task: Assignment;
  step: AssignmentStep;
  filled: Filled;
  refused: string | null;
  change(part: Partial<Filled>): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
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
          <p>
            <BurdenLine
              burden={{
                units: filled.unitIds.length,
                minutes: filled.unitIds.length * task.measure.minutesBelow,
                hours: Math.round((filled.unitIds.length * task.measure.minutesBelow) / 6) / 10,
              }}
            />
          </p>
          {refused === 'asked-before' && (
            <Form.Item label={t('although')} htmlFor="s-although">
              <Input
                id="s-although"
                maxLength={200}
                value={filled.although}
                onChange={(event) => change({ although: event.target.value })}
              />
            </Form.Item>
          )}
          {refused === 'over-budget' && may('burden.approve') && (
            <Checkbox
              checked={filled.approved}
              onChange={(event) => change({ approved: event.target.checked })}
            >
              {t('approveOver')}
            </Checkbox>
          )}
        </>
      )}
      {step === 'fold' && (
        <Form.Item label={t('intoTask')} htmlFor="s-into">
          <TaskSelect
            id="s-into"
            unitId={task.unitId}
            except={task.id}
            value={filled.intoId}
            onChange={(intoId) => change({ intoId })}
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
