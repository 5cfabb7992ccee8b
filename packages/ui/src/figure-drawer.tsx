import { figures, type FigureKey } from '@gangmu/domain/assessments/fact-sheet';
import type { Label } from '@gangmu/domain/label';
import { Button, Drawer, Table } from 'antd';
import type { ReactNode } from 'react';
import { appraisalMessages } from './appraisal-messages.tsx';
import { DayText } from './day-text.tsx';
import { useLabel, useMessages } from './language.tsx';
import { Loading, NothingYet } from './page-state.tsx';

interface FigureLine {
  readonly id: string;
  readonly unitName: string;
  readonly what: Label;
  readonly state: Label;
  readonly on: string | null;
  readonly amount: number;
  readonly record: { readonly id: string; readonly title: string } | null;
}

interface Props {
  readonly figure: FigureKey;
  /** Undefined while they are on their way. */
  readonly rows: readonly FigureLine[] | undefined;
  /** Loads more; null where there is no more. */
  readonly more: (() => void) | null;
  readonly busy: boolean;
  close(): void;
  link(id: string, title: string): ReactNode;
}

/** The list behind a figure. A record opens by its own right; for everybody else a line says unit, kind and day. */
export function FigureDrawer({ figure, rows, more, busy, close, link }: Props) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const ofOneUnit = new Set(rows?.map(({ unitName }) => unitName)).size === 1;
  const eachOne = rows?.every(({ amount }) => amount === 1) ?? false;
  return (
    <Drawer open title={t('behind', { figure: say(figures[figure].label) })} size={640} onClose={close}>
      <p className="quiet">{t('behindHint')}</p>
      {!rows && <Loading />}
      {rows?.length === 0 && <NothingYet>{t('behindNone')}</NothingYet>}
      {rows && rows.length > 0 && (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...rows]}
          columns={[
            { title: t('day'), render: (_, row) => row.on && <DayText day={row.on} /> },
            ...(ofOneUnit ? [] : [{ title: t('unit'), dataIndex: 'unitName' }]),
            {
              title: t('what'),
              render: (_, row) => (row.record ? link(row.record.id, row.record.title) : say(row.what)),
            },
            { title: t('state'), render: (_, row) => say(row.state) },
            ...(eachOne ? [] : [{ title: t('amount'), dataIndex: 'amount' }]),
          ]}
        />
      )}
      {more && (
        <Button block loading={busy} onClick={more} style={{ marginTop: 10 }}>
          {t('more')}
        </Button>
      )}
    </Drawer>
  );
}
