import { upload } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useTaskVoice } from '@gangmu/client/use-task-voice';
import { useWrite } from '@gangmu/client/use-write';
import { closedNotice } from '@gangmu/domain/items/plan-state';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { Chain } from '@gangmu/ui/chain';
import { DayText } from '@gangmu/ui/day-text';
import { FileChoice } from '@gangmu/ui/file-choice';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { BurdenVoiceBar } from '@gangmu/ui/burden-voice';
import { SlipPanel, type SlipReply } from '@gangmu/ui/slip-panel';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useToast } from '../toast.tsx';
import { useBranch } from '../use-branch.ts';

/** A task: where it comes from, the facts at hand first, a word second, a file last. */
export function TaskPage() {
  const { id } = useParams({ from: '/inside/task/$id' });
  const t = useMessages(messages);
  const say = useLabel();
  const toast = useToast();
  const [report, setReport] = useState('');
  const task = useQuery(trpc.assignment.read.queryOptions({ id }));
  const done = () => toast(t('changed'));
  const cite = useWrite(
    (input: { recordId: string }, key: string) => trpcClient.assignment.cite.mutate({ ...input, id, key }),
    done,
  );
  const remove = useWrite(
    (input: { evidenceId: string }, key: string) =>
      trpcClient.assignment.removeEvidence.mutate({ ...input, id, key }),
    done,
  );
  const answer = useWrite(
    (input: SlipReply & { id: string; expectedVersion: number }, key: string) =>
      trpcClient.slip.reply.mutate({ ...input, key }),
    done,
  );
  const accept = useWrite(
    (input: { expectedVersion: number }, key: string) =>
      trpcClient.assignment.accept.mutate({ ...input, id, key }),
    done,
  );
  const submit = useWrite(
    (input: { expectedVersion: number }, key: string) =>
      trpcClient.assignment.submit.mutate({ ...input, id, key, report }),
    () => toast(t('submitted')),
  );
  const attach = useWrite(
    async ({ file }: { file: File; name: string; size: number }, key: string) => {
      const form = new FormData();
      form.set('key', key);
      form.set('file', file);
      return upload(`/files/evidence/${id}`, form);
    },
    () => toast(t('uploaded')),
  );
  const { may } = useBranch();
  const voice = useTaskVoice(id, may('burden.speak'));
  const failed = [cite, remove, accept, submit, attach].find((write) => write.error)?.error;
  return (
    <Asked query={task} toTrouble={toRefusal}>
      {(data) => (
        <>
          <h1>{t('task')}</h1>
          <p className="plan-text">
            {data.measure.code} {data.measure.text}
          </p>
          <Space wrap>
            <UrgencyMark urgency={data.urgency} />
            <span>{say(assignmentStates[data.state])}</span>
            <DayText day={data.dueOn} />
          </Space>
          {data.chain.isPlanClosed && <p role="note">{say(closedNotice)}</p>}
          {data.slip && (
            <SlipPanel
              slip={data.slip}
              reply={(values) =>
                answer.mutate({
                  ...values,
                  id: data.slip?.id ?? '',
                  expectedVersion: data.slip?.version ?? 0,
                })
              }
              busy={answer.isPending}
              trouble={answer.error ? toRefusal(answer.error) : null}
            />
          )}
          <h2>{t('chain')}</h2>
          <Chain
            label={t('chain')}
            links={[
              { key: 'document', kind: t('document'), text: data.chain.planTitle },
              {
                key: 'item',
                kind: t('item'),
                text: `${data.chain.item?.no ?? ''}. ${data.chain.item?.heading ?? ''}`,
              },
              { key: 'measure', kind: t('measure'), text: data.measure.code },
              { key: 'lead', kind: t('lead'), text: data.chain.leadName },
              { key: 'unit', kind: t('unit'), text: data.unitName },
            ]}
          />
          <h2>{t('standard')}</h2>
          <p>{data.measure.closingStandard}</p>
          <h2>{t('facts')}</h2>
          {data.suggested.length === 0 && <p className="quiet">{t('suggestNone')}</p>}
          <ul className="plain">
            {data.suggested.map((fact) => (
              <li key={fact.id} className="thing thing-row">
                <span>
                  {fact.title} <DayText day={fact.happenedOn} />
                </span>
                {data.allowed.includes('submit') && (
                  <Button loading={cite.isPending} onClick={() => cite.mutate({ recordId: fact.id })}>
                    {t('cite')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <h2>{t('cited')}</h2>
          {data.evidence.length === 0 && <p className="quiet">{t('citedNone')}</p>}
          <ul className="plain">
            {data.evidence.map((entry) => (
              <li key={entry.id} className="thing thing-row">
                {entry.fileId ? (
                  <a href={`/files/${entry.fileId}`}>{entry.title}</a>
                ) : (
                  <span>{entry.title}</span>
                )}
                {data.allowed.includes('submit') && (
                  <Button type="text" onClick={() => remove.mutate({ evidenceId: entry.id })}>
                    {t('remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {failed && <TroubleAlert trouble={toRefusal(failed)} />}
          {data.allowed.includes('submit') && (
            <>
              <h2>
                <label htmlFor="report">{t('report')}</label>
              </h2>
              <Input.TextArea
                id="report"
                maxLength={300}
                showCount
                rows={3}
                value={report}
                onChange={(event) => setReport(event.target.value)}
              />
              <h2>
                <label htmlFor="evidence-file">{t('file')}</label>
              </h2>
              <FileChoice
                id="evidence-file"
                accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
                disabled={attach.isPending}
                take={(file) => attach.mutate({ file, name: file.name, size: file.size })}
              />
              <Space style={{ marginTop: 16, width: '100%' }} wrap>
                {data.allowed.includes('accept') && (
                  <Button
                    size="large"
                    loading={accept.isPending}
                    onClick={() => accept.mutate({ expectedVersion: data.version })}
                  >
                    {t('accept')}
                  </Button>
                )}
                <Button
                  type="primary"
                  size="large"
                  loading={submit.isPending}
                  onClick={() => submit.mutate({ expectedVersion: data.version })}
                >
                  {t('submit')}
                </Button>
              </Space>
            </>
          )}
          {voice && <BurdenVoiceBar {...voice} />}
          {data.report !== '' && <p>{data.report}</p>}
          {data.reason !== '' && (
            <p>
              {t('reason')}：{data.reason}
            </p>
          )}
        </>
      )}
    </Asked>
  );
}
