import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { actorLabels, actorLetters, type MeasureFields } from '@gangmu/domain/items/measure';
import { kindLabels, kindNames } from '@gangmu/domain/kinds/kind-name';
import { sessionTypeNames, sessionTypes } from '@gangmu/domain/kinds/session-type';
import { mechanismCodes, mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { unitClassNames, unitClasses, unitKindNames, unitKinds } from '@gangmu/domain/units/unit-kind';
import { nobody } from '@gangmu/domain/units/unit-selector';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { UnitSelect } from '../unit/unit-select.tsx';
import { ClockInput } from './clock-input.tsx';
import type { Plan } from './plan-tree.tsx';
import { Suggestion } from './suggestion.tsx';

type Patch = Partial<MeasureFields>;

/** Decides one measure, or the same for many: only what is touched here is written. */
export function MeasureEditor({
  plan,
  measureIds,
  close,
}: {
  plan: Plan;
  measureIds: readonly string[];
  close(): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [patch, setPatch] = useState<Patch>({});
  const one =
    measureIds.length === 1 ? plan.measures.find((measure) => measure.id === measureIds[0]) : undefined;
  const save = useWrite(
    (input: { patch: Patch }, key: string) =>
      trpcClient.plan.changeMeasures.mutate({
        id: plan.id,
        expectedVersion: plan.version,
        measureIds: [...measureIds],
        key,
        ...input,
      }),
    () => {
      void message.success(t('saved'));
      close();
    },
  );
  const value = <Name extends keyof MeasureFields>(name: Name): MeasureFields[Name] | undefined =>
    patch[name] ?? one?.[name];
  const set = (change: Patch) => setPatch({ ...patch, ...change });
  const implementers = value('implementers') ?? nobody;
  const coUnits = value('coUnits') ?? [];
  return (
    <Drawer
      open
      size={620}
      title={one ? `${one.code} ${t('edit')}` : t('changeMany', { count: measureIds.length })}
      onClose={close}
      extra={
        <Button
          type="primary"
          loading={save.isPending}
          disabled={Object.keys(patch).length === 0}
          onClick={() => save.mutate({ patch })}
        >
          {t('save')}
        </Button>
      }
    >
      {one && <p className="plan-text">{one.text}</p>}
      {one && <Suggestion suggestion={one.suggestion} />}
      <Form layout="vertical">
        <Form.Item label={t('kind')} htmlFor="m-kind">
          <Select
            id="m-kind"
            value={value('kind') ?? null}
            onChange={(kind) => set({ kind })}
            options={kindNames.map((name) => ({ value: name, label: say(kindLabels[name]) }))}
          />
        </Form.Item>
        <Form.Item label={t('mechanism')} htmlFor="m-mechanism">
          <Select
            id="m-mechanism"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={value('mechanism') ?? null}
            onChange={(mechanism) => set({ mechanism: mechanism ?? null })}
            options={mechanismCodes.map((code) => ({
              value: code,
              label: `${code} ${say(mechanisms[code].label)}`,
            }))}
          />
        </Form.Item>
        <Form.Item label={t('actors')} htmlFor="m-actors">
          <Select
            id="m-actors"
            mode="multiple"
            value={value('actors') ?? []}
            onChange={(actors) => set({ actors })}
            options={actorLetters.map((letter) => ({ value: letter, label: say(actorLabels[letter]) }))}
          />
        </Form.Item>
        <Form.Item label={t('lead')} htmlFor="m-lead">
          <UnitSelect
            id="m-lead"
            many={false}
            known={plan.units}
            value={value('leadUnitId') ? [value('leadUnitId') ?? ''] : []}
            onChange={([leadUnitId]) => set({ leadUnitId: leadUnitId ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('coUnits')} htmlFor="m-co">
          <UnitSelect
            id="m-co"
            many
            known={plan.units}
            value={coUnits.map((unit) => unit.unitId)}
            onChange={(ids) =>
              set({
                coUnits: ids.map(
                  (unitId) => coUnits.find((unit) => unit.unitId === unitId) ?? { unitId, deliverable: '' },
                ),
              })
            }
          />
          {coUnits.map((unit) => (
            <Input
              key={unit.unitId}
              aria-label={t('deliverable')}
              placeholder={`${plan.units.find((known) => known.id === unit.unitId)?.name ?? ''} ${t('deliverable')}`}
              maxLength={120}
              value={unit.deliverable}
              style={{ marginTop: 6 }}
              onChange={(event) =>
                set({
                  coUnits: coUnits.map((other) =>
                    other.unitId === unit.unitId ? { ...other, deliverable: event.target.value } : other,
                  ),
                })
              }
            />
          ))}
        </Form.Item>
        <Form.Item label={`${t('implementers')} · ${t('implementKinds')}`} htmlFor="m-kinds">
          <Select
            id="m-kinds"
            mode="multiple"
            value={implementers.kinds}
            onChange={(kinds) => set({ implementers: { ...implementers, kinds } })}
            options={unitKindNames.map((name) => ({ value: name, label: say(unitKinds[name].label) }))}
          />
        </Form.Item>
        <Form.Item label={`${t('implementers')} · ${t('implementClasses')}`} htmlFor="m-classes">
          <Select
            id="m-classes"
            mode="multiple"
            value={implementers.classes}
            onChange={(classes) => set({ implementers: { ...implementers, classes } })}
            options={unitClassNames.map((name) => ({ value: name, label: say(unitClasses[name]) }))}
          />
        </Form.Item>
        <Form.Item label={`${t('implementers')} · ${t('implementInclude')}`} htmlFor="m-include">
          <UnitSelect
            id="m-include"
            many
            known={plan.units}
            value={implementers.include}
            onChange={(include) => set({ implementers: { ...implementers, include } })}
          />
        </Form.Item>
        <Form.Item label={t('standard')} htmlFor="m-standard">
          <Input
            id="m-standard"
            maxLength={120}
            showCount
            value={value('closingStandard') ?? ''}
            onChange={(event) => set({ closingStandard: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('clock')} htmlFor="m-clock">
          <ClockInput
            id="m-clock"
            year={plan.year}
            value={value('clock') ?? null}
            onChange={(clock) => set({ clock })}
          />
        </Form.Item>
        <Form.Item label={t('countRule')} htmlFor="m-count">
          <Select
            id="m-count"
            mode="multiple"
            value={value('countRule')?.sessionTags ?? []}
            onChange={(sessionTags) => set({ countRule: sessionTags.length === 0 ? null : { sessionTags } })}
            options={sessionTypeNames.map((name) => ({ value: name, label: say(sessionTypes[name].label) }))}
          />
        </Form.Item>
        <Form.Item label={t('askMinutes')} htmlFor="m-minutes">
          <InputNumber
            id="m-minutes"
            min={0}
            max={10_000}
            value={value('askMinutes') ?? null}
            onChange={(askMinutes) => set({ askMinutes: askMinutes ?? 0 })}
          />
        </Form.Item>
      </Form>
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
    </Drawer>
  );
}
