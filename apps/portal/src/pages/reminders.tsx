import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { reminderMessages } from '@gangmu/ui/reminder-messages';
import { MailAddressForm, ReminderList, type ReminderLine } from '@gangmu/ui/reminder-view';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { placeOfDuty } from '../duty-place.ts';
import { paths } from '../paths.ts';
import { useToast } from '../toast.tsx';

/** What I was reminded of, and where reminders go besides. */
export function RemindersPage() {
  const t = useMessages(reminderMessages);
  const toast = useToast();
  const digests = useQuery(trpc.digest.list.queryOptions());
  const address = useQuery(trpc.digest.address.queryOptions());
  const save = useWrite(
    (input: { address: string; expectedVersion: number }, key: string) =>
      trpcClient.digest.setAddress.mutate({ ...input, key }),
    () => toast(t('saved')),
  );
  return (
    <>
      <h1>{t('reminders')}</h1>
      <p className="quiet">{t('hint')}</p>
      <Asked query={digests} toTrouble={toRefusal}>
        {(list) => (
          <ReminderList digests={list} link={(line, text) => <Link to={pathOf(line)}>{text}</Link>} />
        )}
      </Asked>
      <Asked query={address} toTrouble={toRefusal}>
        {(known) => (
          <MailAddressForm
            key={known.version}
            address={known.address}
            busy={save.isPending}
            trouble={save.error ? toRefusal(save.error) : null}
            save={(text) => save.mutate({ address: text, expectedVersion: known.version })}
          />
        )}
      </Asked>
    </>
  );
}

function pathOf(line: ReminderLine): string {
  if (line.type === 'assignment') return paths.task(line.id);
  if (line.type === 'consent') return paths.titles();
  if (line.type === 'confirm') return paths.recordDetail(line.id);
  return line.type === 'obligation' ? placeOfDuty(line.id) : paths.today();
}
