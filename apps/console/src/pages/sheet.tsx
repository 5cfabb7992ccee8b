import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { useOnline } from '@gangmu/client/use-outbox';
import { useWorksheet } from '@gangmu/client/use-worksheet';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { Asked } from '@gangmu/ui/page-state';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useMessages } from '@gangmu/ui/language';
import { OutboxLine, Worksheet } from '@gangmu/ui/worksheet';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

const { weight } = readRecordDefinition('finding').fields;

/** The worksheet beside the desk: what is noted without a connection stays here and merges when it returns. */
export function SheetPage() {
  const { id } = useParams({ from: '/inside/inspections/$id/sheet' });
  const { me } = useMe();
  const t = useMessages(judgementMessages);
  const sheet = useQuery({ ...trpc.inspection.sheet.queryOptions({ id }), gcTime: Number.POSITIVE_INFINITY });
  const box = useWorksheet(id);
  const online = useOnline();
  const noted = box.waiting.flatMap(({ item }) => (item.type === 'answer' ? [item.answer] : []));
  return (
    <Asked query={sheet} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>{data.title}</h1>
          <p>
            <Link to={paths.record(id)}>{t('backToInspection')}</Link>
          </p>
          <OutboxLine waiting={box.waiting} online={online} flush={box.flush} drop={box.drop} />
          <Worksheet
            sheet={data}
            noted={noted}
            weights={weight?.type === 'choice' ? weight.choices : {}}
            note={(unitId, place, outcome) =>
              box.add({
                type: 'answer',
                answer: { id: box.newId(), unitId, place, outcome, notedAt: new Date().toISOString() },
              })
            }
            raise={(unitId, item, finding) =>
              box.add({ type: 'finding', unitId, body: { raisedOn: me.today, item, ...finding } })
            }
          />
        </>
      )}
    </Asked>
  );
}
