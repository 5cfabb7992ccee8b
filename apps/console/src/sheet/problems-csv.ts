import type { Problem } from './send-sheet.ts';

/** The problems as a file for Excel: with a mark for its encoding, and nothing that it would run as a formula (S-32). */
export function problemsCsv(problems: readonly Problem[], headers: readonly string[]): Blob {
  const rows = problems.map(({ place, header, value, text, fixes }) => [
    place,
    header,
    value,
    text.zh,
    fixes.map((fix) => fix.label).join('；'),
  ]);
  const csv = [headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  return new Blob([`\ufeff${csv}\r\n`], { type: 'text/csv;charset=utf-8' });
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
