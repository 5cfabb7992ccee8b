import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { yearOf } from '@gangmu/domain/time/day';
import { DayText } from '@gangmu/ui/day-text';
import { useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber, Modal, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { readCalendarLines } from '../plan/read-calendar-lines.ts';
import { useMe } from '../use-me.ts';

/** Holidays and worked weekends of a year; a new year is imported from the yearly notice. */
export function CalendarPage() {
  const t = useMessages(messages);
  const { me } = useMe();
  const { message } = App.useApp();
  const [year, setYear] = useState(yearOf(me.today));
  const [importing, setImporting] = useState(false);
  const [source, setSource] = useState('');
  const [lines, setLines] = useState('');
  const years = useQuery(trpc.calendar.years.queryOptions());
  const days = useQuery(trpc.calendar.days.queryOptions({ year }));
  const present = years.data?.find((row) => row.year === year);
  const read = readCalendarLines(lines);
  const save = useWrite(
    (input: { source: string; days: typeof read.days }, key: string) =>
      trpcClient.calendar.importYear.mutate({ ...input, year, expectedVersion: present?.version ?? 0, key }),
    () => {
      void message.success(t('saved'));
      setImporting(false);
    },
  );
  return (
    <>
      <div className="page-head">
        <h1>{t('holidays')}</h1>
        <InputNumber
          aria-label={t('year')}
          min={2000}
          max={2099}
          value={year}
          onChange={(value) => setYear(value ?? year)}
        />
        <Button onClick={() => setImporting(true)}>{t('importYear')}</Button>
      </div>
      {years.data && !present && <Alert type="warning" showIcon title={t('noRows')} />}
      {present && (
        <p className="quiet">
          {t('source')}：{present.source}
        </p>
      )}
      <Asked query={days} toTrouble={toRefusal}>
        {(rows) => (
          <Table
            size="small"
            rowKey="day"
            pagination={false}
            dataSource={rows}
            columns={[
              { title: t('due'), render: (_, row) => <DayText day={row.day} weekday /> },
              { title: t('kind'), render: (_, row) => t(row.kind) },
              { title: t('name'), dataIndex: 'name' },
            ]}
          />
        )}
      </Asked>
      <Modal
        open={importing}
        title={`${t('importYear')} ${year}`}
        okText={t('save')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: read.bad !== null || read.days.length === 0 || source === '' }}
        confirmLoading={save.isPending}
        onCancel={() => setImporting(false)}
        onOk={() => save.mutate({ source, days: read.days })}
      >
        <Form layout="vertical">
          <Form.Item label={t('source')} htmlFor="cal-source">
            <Input
              id="cal-source"
              maxLength={200}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </Form.Item>
          <Form.Item
            label={t('importHint')}
            htmlFor="cal-lines"
            {...(read.bad ? { validateStatus: 'error' as const, help: t('badLine', read.bad) } : {})}
          >
            <Input.TextArea
              id="cal-lines"
              rows={8}
              value={lines}
              onChange={(event) => setLines(event.target.value)}
            />
          </Form.Item>
        </Form>
        {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
      </Modal>
    </>
  );
}
