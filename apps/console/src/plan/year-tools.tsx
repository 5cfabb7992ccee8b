import { canTakePlanStep } from '@gangmu/domain/items/plan-state';
import { useMessages } from '@gangmu/ui/language';
import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';
import type { Plan } from './plan-tree.tsx';
import { useEarlierPlans } from './use-earlier-plans.ts';

/** What ties a plan to the year before and closes it. */
export function YearTools({ plan, editable }: { plan: Plan; editable: boolean }) {
  const t = useMessages(messages);
  const { may } = useMe();
  const hasEarlier = (useEarlierPlans(plan)?.length ?? 0) > 0;
  const closable = may('plan.readDraft') && canTakePlanStep('close', plan.state);
  const sealed = may('snapshot.read') && plan.state === 'closed';
  if (!hasEarlier && !closable && !sealed) return null;
  return (
    <nav aria-label={t('yearTools')} className="year-tools no-print">
      <Space wrap size="middle">
        {hasEarlier && <Link to={paths.comparePlan(plan.id)}>{t('compareYears')}</Link>}
        {hasEarlier && editable && <Link to={paths.carryOver(plan.id)}>{t('carryOver')}</Link>}
        {closable && <Link to={paths.closePlan(plan.id)}>{t('closePlan')}</Link>}
        {sealed && <Link to={paths.closePlan(plan.id)}>{t('snapshot')}</Link>}
      </Space>
    </nav>
  );
}
