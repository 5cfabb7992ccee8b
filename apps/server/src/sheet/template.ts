import type { OutSheet } from '@gangmu/documents/write-xlsx';
import type { Fields } from './sheet-rows.ts';

/** The sheet to fill in: headings, lists, hints, one example row that an import passes over. */
export function templateOf(title: string, fields: Fields): OutSheet {
  const all = Object.values(fields);
  return {
    name: title,
    columns: all.map((field) => ({
      header: field.required ? `${field.header}*` : field.header,
      width: field.width,
      choices: field.choices,
      hint: field.hint,
    })),
    rows: () => [all.map((field, index) => (index === 0 ? `示例：${field.example}` : field.example))],
  };
}
