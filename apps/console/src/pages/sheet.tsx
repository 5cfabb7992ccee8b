import { toRefusal } from '@gangmu/client/refusal';
import { useWorksheet } from '@gangmu/client/use-worksheet';
import { Asked } from '@gangmu/ui/page-state';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useMessages } from '@gangmu/ui/language';
import { OutboxLine, Worksheet } from '@gangmu/ui/worksheet';
import { Link, useParams } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

/** The worksheet beside the desk: what is noted without a connection stays here and merges when it returns. */
export function SheetPage() {
  const { id } = useParams({ from: '/inside/inspections/$id/sheet' });
  const { me } = useMe();
  const t = useMessages(judgementMessages);
  const { sheet, outbox, ...notes } = useWorksheet(id, me.today);
  return (
    <Asked query={sheet} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>{data.title}</h1>
          <p>
            <Link to={paths.record(id)}>{t('backToInspection')}</Link>
          </p>
          <OutboxLine {...outbox} />
          <Worksheet sheet={data} {...notes} />
        </>
      )}
    </Asked>
  );
}
