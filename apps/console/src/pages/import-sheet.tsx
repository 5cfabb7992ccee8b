import { trpc } from '@gangmu/client/trpc';
import { canTakePlanStep } from '@gangmu/domain/items/plan-state';
import { FileChoice } from '@gangmu/ui/file-choice';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Progress, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { sheetNames, type SheetName } from '../sheet/send-sheet.ts';
import { SheetProblems } from '../sheet/sheet-problems.tsx';
import { useSheetImport } from '../sheet/use-sheet-import.ts';
import { useMe } from '../use-me.ts';

const actions = {
  units: 'unit.change',
  members: 'person.change',
  tasks: 'plan.draft',
  completions: 'training.plan',
} as const;

/** A sheet comes in: template, file, a look at what it would do, then all of it or nothing. */
export function ImportSheetPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const search = useSearch({ from: '/inside/sheets' });
  const open = sheetNames.filter((one) => may(actions[one]));
  const asked = search.plan ? 'tasks' : search.sheet;
  const [name, setName] = useState<SheetName>(open.find((one) => one === asked) ?? open[0] ?? 'units');
  const [planId, setPlanId] = useState<string | null>(search.plan ?? null);
  const [file, setFile] = useState<File | null>(null);
  const [accepted, setAccepted] = useState<ReadonlyMap<string, string>>(new Map());
  const plans = useQuery({ ...trpc.plan.list.queryOptions(), enabled: may('plan.draft') });
  const drafts = (plans.data ?? []).filter((plan) => canTakePlanStep('edit', plan.state));
  const work = useSheetImport();
  const upload = (next: File, taken: ReadonlyMap<string, string>) => ({
    name,
    file: next,
    planId,
    accepted: taken,
  });
  const startOver = () => {
    work.clear();
    setFile(null);
    setAccepted(new Map());
  };
  const needsPlan = name === 'tasks' && planId === null;
  const { report, progress, imported } = work;
  const unsettled = report?.problems.filter((problem) => !accepted.has(problem.place)).length ?? 0;
  if (open.length === 0) return <NothingYet>{t('noPlace')}</NothingYet>;
  return (
    <>
      <div className="page-head">
        <h1>{t('importSheet')}</h1>
      </div>
      <Form layout="vertical">
        <Form.Item label={t('sheetKind')}>
          <Segmented
            options={open.map((one) => ({ value: one, label: t(`sheet_${one}`) }))}
            value={name}
            disabled={progress !== null}
            onChange={(value) => {
              startOver();
              setName(value);
            }}
          />
        </Form.Item>
        {name === 'tasks' && (
          <Form.Item label={t('draftPlan')} htmlFor="sheet-plan">
            <Select
              id="sheet-plan"
              style={{ maxWidth: 560 }}
              value={planId}
              placeholder={t('draftPlan')}
              notFoundContent={t('noDraft')}
              options={drafts.map((plan) => ({ value: plan.id, label: `${plan.year} ${plan.title}` }))}
              onChange={(value) => {
                startOver();
                setPlanId(value);
              }}
            />
          </Form.Item>
        )}
        <Form.Item label={t('sheetTemplate')} extra={t('sheetTemplateHint')}>
          <Button
            disabled={needsPlan}
            href={`/files/sheets/${name}/template${name === 'tasks' ? `?plan=${planId}` : ''}`}
          >
            {t('downloadTemplate')}
          </Button>
        </Form.Item>
        <Form.Item label={t('sheetFile')} htmlFor="sheet-file" extra={t('sheetFileHint')}>
          <FileChoice
            id="sheet-file"
            accept=".xlsx,.csv"
            disabled={needsPlan || progress !== null}
            name={file?.name}
            take={(next) => {
              setFile(next);
              setAccepted(new Map());
              work.check(upload(next, new Map()));
            }}
          />
        </Form.Item>
      </Form>
      {progress && (
        <Space style={{ display: 'flex', maxWidth: 640 }}>
          <div role="status" style={{ width: 460 }}>
            <span>{t(`phase_${progress.phase}`, { done: progress.done, total: progress.total })}</span>
            <Progress
              aria-label={t(`phase_${progress.phase}`, { done: progress.done, total: progress.total })}
              percent={progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0}
              status="active"
            />
          </div>
          <Button onClick={work.cancel}>{t('cancel')}</Button>
        </Space>
      )}
      {work.trouble && <TroubleAlert trouble={work.trouble} />}
      {imported && (
        <Alert
          type="success"
          showIcon
          title={t('sheetImported', { ...imported })}
          action={<Button onClick={startOver}>{t('anotherFile')}</Button>}
        />
      )}
      {report && file && (
        <section aria-label={t('sheetReport')}>
          <h2>{t('sheetReport')}</h2>
          {report.notices.map((notice) => (
            <Alert key={notice.en} type="warning" showIcon title={say(notice)} style={{ marginBottom: 8 }} />
          ))}
          <p>
            {t('sheetCounts', {
              rows: report.rows,
              created: report.created,
              changed: report.changed,
              same: report.same,
              problems: report.problems.length,
            })}
          </p>
          {report.problems.length > 0 && (
            <SheetProblems
              problems={report.problems}
              accepted={accepted}
              accept={(entries) => setAccepted((before) => new Map([...before, ...entries]))}
            />
          )}
          <Space style={{ marginTop: 12 }}>
            {report.problems.length > 0 ? (
              <Button
                type="primary"
                disabled={progress !== null || accepted.size === 0}
                onClick={() => work.check(upload(file, accepted))}
              >
                {t('checkAgain', { left: unsettled })}
              </Button>
            ) : (
              <Button
                type="primary"
                disabled={progress !== null || report.created + report.changed === 0}
                onClick={() => work.confirm(upload(file, accepted))}
              >
                {report.created + report.changed === 0
                  ? t('nothingToImport')
                  : t('confirmImport', { count: report.created + report.changed })}
              </Button>
            )}
            <Button onClick={startOver}>{t('anotherFile')}</Button>
          </Space>
        </section>
      )}
    </>
  );
}
