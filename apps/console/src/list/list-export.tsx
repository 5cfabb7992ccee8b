import { toRefusal } from '@gangmu/client/refusal';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { messages } from '../messages.ts';
import { csvOf, saveFile } from './csv.ts';

/** Rows of a page as texts, and where the next begins. */
export interface ExportPage {
  readonly rows: readonly (readonly string[])[];
  readonly next: string | null;
}

/** The whole list as filtered, for Excel: page after page as the reader may see it, and it can be called off. */
export function ListExport(props: {
  name: string;
  headers: readonly string[];
  load(cursor: string | undefined, signal: AbortSignal): Promise<ExportPage>;
}) {
  const { name, headers, load } = props;
  const t = useMessages(messages);
  const [done, setDone] = useState(0);
  const running = useRef<AbortController>(null);
  const work = useMutation({
    mutationFn: async () => {
      const controller = new AbortController();
      const { signal } = controller;
      running.current = controller;
      setDone(0);
      const rows: (readonly string[])[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await load(cursor ?? undefined, signal).catch((error: unknown) => {
          if (signal.aborted) return null;
          throw error;
        });
        if (page === null || signal.aborted) return; // called off
        rows.push(...page.rows);
        setDone(rows.length);
        cursor = page.next;
      } while (cursor !== null);
      saveFile(csvOf([headers, ...rows]), `${name}.csv`);
    },
  });
  return (
    <>
      {work.isPending ? (
        <Button onClick={() => running.current?.abort()}>{t('exportStop', { count: done })}</Button>
      ) : (
        <Button onClick={() => work.mutate()}>{t('exportList')}</Button>
      )}
      {work.error && <TroubleAlert trouble={toRefusal(work.error)} />}
    </>
  );
}
