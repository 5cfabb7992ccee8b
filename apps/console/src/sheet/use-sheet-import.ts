import { toRefusal, type ShownRefusal } from '@gangmu/client/refusal';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { sendSheet, type Counts, type Progress, type Report, type SheetUpload } from './send-sheet.ts';

/** Where an import stands: nothing, at work, looked at, done, or failed. */
export interface SheetImport {
  readonly progress: Progress | null;
  readonly report: Report | null;
  readonly imported: Counts | null;
  readonly trouble: ShownRefusal | null;
  check(upload: SheetUpload): void;
  confirm(upload: SheetUpload): void;
  cancel(): void;
  clear(): void;
}

/** Checks a file, imports it, can be called off at any time; a confirmation sent twice is one import. */
export function useSheetImport(): SheetImport {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [imported, setImported] = useState<Counts | null>(null);
  const [trouble, setTrouble] = useState<ShownRefusal | null>(null);
  const running = useRef<AbortController | null>(null);
  const key = useRef({ fingerprint: '', key: '' });

  const run = async (work: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<void>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setTrouble(null);
    try {
      await work((told) => running.current === controller && setProgress(told), controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) setTrouble(toRefusal(error));
    } finally {
      if (running.current === controller) {
        running.current = null;
        setProgress(null);
      }
    }
  };
  return {
    progress,
    report,
    imported,
    trouble,
    check: (upload) =>
      void run(async (tell, signal) => {
        setReport(null);
        setImported(null);
        setReport(await sendSheet<Report>('check', upload, {}, tell, signal));
      }),
    confirm: (upload) =>
      void run(async (tell, signal) => {
        const fingerprint = report?.fingerprint ?? '';
        if (key.current.fingerprint !== fingerprint) key.current = { fingerprint, key: uuidv7() };
        const fields = { key: key.current.key, fingerprint };
        setImported(await sendSheet<Counts>('import', upload, fields, tell, signal));
        setReport(null);
        await queries.invalidateQueries();
      }),
    cancel: () => running.current?.abort(),
    clear() {
      running.current?.abort();
      setReport(null);
      setImported(null);
      setTrouble(null);
    },
  };
}
