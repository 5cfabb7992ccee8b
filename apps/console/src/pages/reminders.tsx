import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { reminderMessages } from '@gangmu/ui/reminder-messages';
import { MailAddressForm, ReminderList, type ReminderLine } from '@gangmu/ui/reminder-view';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { placeOfDuty } from '../duty-place.ts';
import { paths } from '../paths.ts';

/** What I was reminded of, and where reminders go besides. */
export function RemindersPage() {
  const t = useMessages(reminderMessages);
  const { message } = App.useApp();
  const digests = useQuery(trpc.digest.list.queryOptions());
  const address = useQuery(trpc.digest.address.queryOptions());
  const save = useWrite(
    (input: { address: string; expectedVersion: number }, key: string) =>
      trpcClient.digest.setAddress.mutate({ ...input, key }),
    () => void message.success(t('saved')),
  );
  return (
    <>
      <div className="page-head">
        <h1>{t('reminders')}</h1>
      </div>
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
  if (line.type === 'assignment') return paths.assignment(line.id);
  if (line.type === 'confirm' || line.type === 'consent') return paths.record(line.id);
  if (line.type !== 'obligation') return paths.assignments();
  const source = findObligationRule(line.id.split('/')[0] ?? '')?.source;
  return !source || source.of === 'sessions' ? paths.newRecord('session') : placeOfDuty(source).path;
}
