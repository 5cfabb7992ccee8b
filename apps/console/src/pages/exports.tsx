import { useMessages } from '@gangmu/ui/language';
import { ExportForm } from '../export/export-form.tsx';
import { ExportHistory } from '../export/export-history.tsx';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

/** A unit takes its data along, and sees who did. */
export function ExportsPage() {
  const t = useMessages(messages);
  const { may } = useMe();
  return (
    <>
      <div className="page-head">
        <h1>{t('exports')}</h1>
      </div>
      <p className="quiet">{t('exportsHint')}</p>
      {may('export.make') && <ExportForm />}
      <ExportHistory />
    </>
  );
}
