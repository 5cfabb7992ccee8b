import { readFileApart } from '@gangmu/documents/read-apart';
import { Refusal } from '@gangmu/domain/refusal';
import { readWorkPoints } from '@gangmu/domain/items/read-work-points';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Complaint } from '../complaint.ts';

/** `gangmu read FILE`: one JSON object on stdout, the reading of a txt, docx, xlsx or csv; nothing else is printed. */
export async function readCommand(argv: readonly string[]): Promise<number> {
  const [file] = argv;
  if (file === undefined) throw new Complaint('请写明文件：gangmu read 文件', 'which file? gangmu read FILE');
  const place = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const reading = readWorkPoints(await readText(place));
  process.stdout.write(`${JSON.stringify(reading)}\n`);
  return 0;
}

async function readText(place: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(place);
  } catch {
    throw new Complaint(`读不到文件 ${place}`, `cannot read ${place}`);
  }
  try {
    return (await readFileApart({ bytes, name: path.basename(place), owner: 'command' })).text;
  } catch (error) {
    if (error instanceof Refusal) throw new Complaint(error.text.zh, error.text.en);
    throw error;
  }
}
