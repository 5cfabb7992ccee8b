import { useLabel, useMessages } from '@gangmu/ui/language';
import { Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { csvOf, saveFile } from '../list/csv.ts';
import { messages } from '../messages.ts';
import type { Problem } from './send-sheet.ts';

/** Every cell in the way: where, what it holds, why not, and what would do instead. Nothing is taken by itself. */
export function SheetProblems({
  problems,
  accepted,
  accept,
}: {
  problems: readonly Problem[];
  accepted: ReadonlyMap<string, string>;
  accept(entries: readonly (readonly [place: string, text: string])[]): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  /** The same wrong text in the same column is wrong in the same way. */
  const alike = (problem: Problem) =>
    problems.filter(
      (other) => other.header === problem.header && other.value === problem.value && problem.value !== '',
    );
  const take = (problem: Problem, text: string) => {
    const all = alike(problem);
    accept((all.length > 0 ? all : [problem]).map(({ place }) => [place, text] as const));
  };
  const single = problems.filter((problem) => problem.fixes.length === 1 && !accepted.has(problem.place));
  return (
    <>
      <Space style={{ marginBottom: 8 }} wrap>
        {single.length > 0 && (
          <Button
            onClick={() => accept(single.map(({ place, fixes }) => [place, fixes[0]?.text ?? ''] as const))}
          >
            {t('takeOnlyFixes', { count: single.length })}
          </Button>
        )}
        <Button onClick={() => download(problems, t('problemHeads').split('|'))}>
          {t('downloadProblems')}
        </Button>
      </Space>
      <Table
        size="small"
        rowKey="place"
        dataSource={[...problems]}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: t('place'), dataIndex: 'place', width: 130 },
          { title: t('columnName'), dataIndex: 'header', width: 110 },
          { title: t('cellValue'), width: 200, render: (_, problem) => <Value text={problem.value} /> },
          { title: t('problem'), render: (_, problem) => say(problem.text) },
          {
            title: t('fix'),
            width: 380,
            render: (_, problem) => {
              const chosen = accepted.get(problem.place);
              if (chosen !== undefined)
                return (
                  <span>
                    → <strong>{chosen}</strong>
                  </span>
                );
              const count = alike(problem).length;
              return (
                <Space orientation="vertical" size={4} style={{ width: '100%' }}>
                  {problem.fixes.map((fix) => (
                    <Button key={fix.text} size="small" onClick={() => take(problem, fix.text)}>
                      {count > 1
                        ? t('takeFixMany', { text: fix.label, count })
                        : t('takeFix', { text: fix.label })}
                    </Button>
                  ))}
                  <OwnText
                    label={t('writeInsteadAt', { place: problem.place })}
                    take={(text) => take(problem, text)}
                  />
                </Space>
              );
            },
          },
        ]}
      />
    </>
  );
}

/** A text of the user's own for a cell. */
function OwnText({ label, take }: { label: string; take(text: string): void }) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const done = () => {
    if (text.trim() !== '') take(text.trim());
  };
  return (
    <Space.Compact size="small" style={{ width: '100%' }}>
      <Input
        maxLength={2_000}
        placeholder={t('writeInstead')}
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={done}
      />
      <Button disabled={text.trim() === ''} onClick={done}>
        {t('take')}
      </Button>
    </Space.Compact>
  );
}

function Value({ text }: { text: string }) {
  const t = useMessages(messages);
  return text === '' ? (
    <span className="quiet">{t('emptyCell')}</span>
  ) : (
    <span style={{ overflowWrap: 'anywhere' }}>{text}</span>
  );
}

function download(problems: readonly Problem[], headers: readonly string[]): void {
  const rows = problems.map(({ place, header, value, text, fixes }) => [
    place,
    header,
    value,
    text.zh,
    fixes.map((fix) => fix.label).join('；'),
  ]);
  saveFile(csvOf([headers, ...rows]), 'problems.csv');
}
