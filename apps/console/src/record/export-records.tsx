import { trpcClient } from '@gangmu/client/trpc';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { fieldText } from '@gangmu/ui/record-view';
import { ListExport } from '../list/list-export.tsx';
import { messages } from '../messages.ts';

type Asked = Omit<Parameters<typeof trpcClient.record.list.query>[0], 'cursor' | 'limit'>;

/** A list of records as its columns say, for Excel. */
export function ExportRecords({ definition, asked }: { definition: RecordDefinition; asked: Asked }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { language } = useLanguage();
  const columns = definition.columns.flatMap((name) => {
    const field = definition.fields[name];
    return field ? [{ name, field }] : [];
  });
  return (
    <ListExport
      name={say(definition.label)}
      headers={[...columns.map(({ field }) => say(field.label)), t('unit'), t('state')]}
      load={async (cursor, signal) => {
        const page = await trpcClient.record.list.query(
          { ...asked, ...(cursor ? { cursor } : {}), limit: 100 },
          { signal },
        );
        const choices = { people: page.people, units: page.units, records: [], measures: [] };
        const rows = page.rows.map((row) => [
          ...columns.map(({ name, field }) => fieldText(field, row.body[name], choices, language)),
          page.units.find((unit) => unit.id === row.unitId)?.name ?? '',
          say(definition.states[row.state] ?? { zh: row.state, en: row.state }),
        ]);
        return { rows, next: page.next };
      }}
    />
  );
}
