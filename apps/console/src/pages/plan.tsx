import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { canTakePlanStep } from '@gangmu/domain/items/plan-state';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { TextAndTree } from '@gangmu/ui/text-and-tree';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { messages } from '../messages.ts';
import { MeasureEditor } from '../plan/measure-editor.tsx';
import { PlanHead } from '../plan/plan-head.tsx';
import { PlanTree, type Plan } from '../plan/plan-tree.tsx';
import { PlanVersions } from '../plan/plan-versions.tsx';
import { YearTools } from '../plan/year-tools.tsx';
import '../plan/year-turn.css';
import { useMe } from '../use-me.ts';

/** A plan: its text left, its tree right; drafts can be edited here, published plans read. */
export function PlanPage() {
  const { id } = useParams({ from: '/inside/plans/$id' });
  const plan = useQuery(trpc.plan.read.queryOptions({ id }));
  return (
    <Asked query={plan} toTrouble={toRefusal}>
      {(data) => <OpenPlan plan={data} />}
    </Asked>
  );
}

function OpenPlan({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  const { may } = useMe();
  const { at }: { at?: string } = useSearch({ strict: false });
  const [selected, setSelected] = useState<string | null>(at ?? null);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<readonly string[]>([]);
  const source = useQuery(trpc.plan.readText.queryOptions({ id: plan.id }));
  const links = useQuery(trpc.plan.links.queryOptions({ id: plan.id }));
  const editable = may('plan.draft') && canTakePlanStep('edit', plan.state);
  const pins = useMemo(() => plan.measures.map(({ id, from, to }) => ({ id, from, to })), [plan.measures]);
  return (
    <>
      <PlanHead plan={plan} editable={editable} checked={checked} editChecked={() => setEditing(checked)} />
      <p className="quiet">
        {t('parts', { parts: plan.parts.length, items: plan.items.length, measures: plan.measures.length })}
      </p>
      <YearTools plan={plan} editable={editable} />
      <Asked query={source} toTrouble={toRefusal}>
        {(data) => (
          <TextAndTree text={data.text} pins={pins} selected={selected} select={setSelected}>
            <PlanTree
              plan={plan}
              links={links.data}
              editable={editable}
              selected={selected}
              select={setSelected}
              checked={checked}
              check={setChecked}
              edit={(id) => setEditing([id])}
            />
          </TextAndTree>
        )}
      </Asked>
      <PlanVersions planId={plan.id} />
      {editing.length > 0 && <MeasureEditor plan={plan} measureIds={editing} close={() => setEditing([])} />}
    </>
  );
}
