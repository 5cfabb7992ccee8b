import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { obligedKinds } from '@gangmu/domain/responsibilities/obligation-rules';
import { unitClasses, unitKinds } from '@gangmu/domain/units/unit-kind';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { ObligationBoard } from '../plan/obligation-board.tsx';
import { useMe } from '../use-me.ts';
import { ExemptDuty } from './exempt-duty.tsx';
import { UnitForm } from './unit-form.tsx';
import { UnitPeople } from './unit-people.tsx';

export type UnitDetailData = Awaited<ReturnType<typeof trpcClient.unit.read.query>>;

export function UnitDetail({ id }: { id: string }) {
  const unit = useQuery(trpc.unit.read.queryOptions({ id }));
  return (
    <Asked query={unit} toTrouble={toRefusal}>
      {(data) => <OpenUnit key={data.id} unit={data} />}
    </Asked>
  );
}

function OpenUnit({ unit }: { unit: UnitDetailData }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const [form, setForm] = useState<'change' | 'create' | null>(null);
  return (
    <>
      <p className="quiet">{unit.ancestors.map((above) => above.name).join(' › ')}</p>
      <div className="page-head">
        <h1>{unit.name}</h1>
        <ExemptDuty unit={unit} />
        {may('unit.change') && (
          <Space>
            <Button onClick={() => setForm('change')}>{t('editUnit')}</Button>
            <Button onClick={() => setForm('create')}>{t('newUnit')}</Button>
          </Space>
        )}
      </div>
      {unit.hints.length > 0 && (
        <Alert type="info" showIcon title={unit.hints.map(say).join('；')} style={{ marginBottom: 12 }} />
      )}
      <Descriptions
        size="small"
        column={2}
        items={[
          { key: 'code', label: t('code'), children: unit.code },
          { key: 'kind', label: t('unitKind'), children: say(unitKinds[unit.kind].label) },
          { key: 'class', label: t('unitClass'), children: unit.class ? say(unitClasses[unit.class]) : '—' },
          { key: 'members', label: t('members'), children: unit.memberCount },
          { key: 'elected', label: t('electedOn'), children: <DayText day={unit.electedOn} /> },
          { key: 'term', label: t('termYears'), children: unit.termYears ?? '—' },
        ]}
      />
      {obligedKinds.includes(unit.kind) && <ObligationBoard unitId={unit.id} />}
      {may('person.read') && <UnitPeople unit={unit} />}
      {form && <UnitForm unit={unit} create={form === 'create'} close={() => setForm(null)} />}
    </>
  );
}
