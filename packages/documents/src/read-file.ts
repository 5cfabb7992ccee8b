import { decodeText, findPrivateCharacters } from './decode-text.ts';
import type { ReadDocument } from './read-docx.ts';
import { readDocx } from './read-docx.ts';

/** Largest document an import reads. */
export const largestDocument = 5 * 1_048_576;

/** The text of a work-points file, by its content: a docx or plain text. Throws a refusal naming what is wrong. */
export function readFile(bytes: Uint8Array): ReadDocument {
  const archive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (archive || old) return readDocx(bytes);
  const text = decodeText(bytes);
  const odd = findPrivateCharacters(text);
  if (odd.length === 0) return { text, notices: [] };
  return {
    text,
    notices: [
      {
        zh: `含有自造字，已原样保留：${odd.join(' ')}`,
        en: `Private-use characters were kept as they are: ${odd.join(' ')}`,
      },
    ],
  };
}
