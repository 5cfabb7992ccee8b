import { upload } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { DayText } from '@gangmu/ui/day-text';
import { FileChoice } from '@gangmu/ui/file-choice';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button } from 'antd';
import { messages } from '../messages.ts';
import type { Assignment } from '../pages/assignment.tsx';

/** Proof of a task: facts at hand first, a file last. */
export function Evidence({ task }: { task: Assignment }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const done = () => void message.success(t('done'));
  const cite = useWrite(
    (input: { recordId: string }, key: string) =>
      trpcClient.assignment.cite.mutate({ ...input, id: task.id, key }),
    done,
  );
  const attach = useWrite(async ({ file }: { file: File; name: string; size: number }, key: string) => {
    const form = new FormData();
    form.set('key', key);
    form.set('file', file);
    return upload(`/files/evidence/${task.id}`, form);
  }, done);
  const remove = useWrite(
    (input: { evidenceId: string }, key: string) =>
      trpcClient.assignment.removeEvidence.mutate({ ...input, id: task.id, key }),
    done,
  );
  const mayAdd = task.allowed.includes('submit');
  const failed = cite.error ?? attach.error ?? remove.error;
  return (
    <>
      <h2>{t('evidence')}</h2>
      {task.evidence.length === 0 && <p className="quiet">{t('evidenceNone')}</p>}
      <ul className="plain">
        {task.evidence.map((entry) => (
          <li key={entry.id}>
            {entry.fileId ? <a href={`/files/${entry.fileId}`}>{entry.title}</a> : entry.title}{' '}
            <DayText day={entry.factDate} />
            {mayAdd && (
              <Button size="small" type="text" onClick={() => remove.mutate({ evidenceId: entry.id })}>
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {task.suggested.length > 0 && (
        <details>
          <summary>{t('suggested')}</summary>
          <ul className="plain">
            {task.suggested.map((fact) => (
              <li key={fact.id}>
                <DayText day={fact.happenedOn} /> {fact.unitName} {fact.title}{' '}
                {mayAdd && (
                  <Button size="small" onClick={() => cite.mutate({ recordId: fact.id })}>
                    {t('cite')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAdd && (
        <div>
          <label htmlFor="evidence-file">{t('upload')}</label>
          <FileChoice
            id="evidence-file"
            accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
            disabled={attach.isPending}
            take={(file) => attach.mutate({ file, name: file.name, size: file.size })}
          />
        </div>
      )}
      {failed && <TroubleAlert trouble={toRefusal(failed)} />}
    </>
  );
}
