import { useMessages } from '@gangmu/ui/language';
import { NothingYet } from '@gangmu/ui/page-state';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { UnitDetail } from '../unit/unit-detail.tsx';
import { UnitSelect } from '../unit/unit-select.tsx';
import { UnitTree } from '../unit/unit-tree.tsx';
import { useMe } from '../use-me.ts';

/** The tree on the left, a level at a time; the chosen unit on the right. */
export function UnitsPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const { may } = useMe();
  const { id }: { id?: string } = useParams({ strict: false });
  const open = (unitId: string) => void navigate({ to: paths.unit(unitId) });
  return (
    <>
      <div className="page-head">
        <h1>{t('units')}</h1>
        {(may('unit.change') || may('person.change')) && (
          <Button onClick={() => void navigate({ to: paths.importSheet() })}>{t('importSheet')}</Button>
        )}
        {may('export.read') && (
          <Button onClick={() => void navigate({ to: paths.exports() })}>{t('exports')}</Button>
        )}
      </div>
      <div className="two">
        <div>
          <label htmlFor="unit-search" className="quiet">
            {t('search')}
          </label>
          <UnitSelect
            id="unit-search"
            many={false}
            known={[]}
            value={id ? [id] : []}
            onChange={([unitId]) => unitId && open(unitId)}
          />
          <UnitTree selected={id ?? null} open={open} />
        </div>
        <div>{id ? <UnitDetail id={id} /> : <NothingYet>{t('pickUnit')}</NothingYet>}</div>
      </div>
    </>
  );
}
