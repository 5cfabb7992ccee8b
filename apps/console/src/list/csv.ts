/** Rows as a file for Excel: with a mark for its encoding, and nothing that it would run as a formula (S-32). */
export function csvOf(rows: readonly (readonly string[])[]): Blob {
  const csv = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return new Blob([`\ufeff${csv}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/** Gives a file to the reader under a name. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
