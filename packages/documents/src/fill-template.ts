import { fieldText, tableTexts } from '@gangmu/domain/papers/placeholders';
import type { Paper } from '@gangmu/domain/papers/paper';
import type { CompiledTemplate, Piece } from './compile-template.ts';
import { escapeXml } from './escape-xml.ts';
import { sourcesXml } from './paper-frame-xml.ts';
import { bodyXml } from './paper-xml.ts';
import { zipStream } from './zip-stream.ts';

/** A paper in the clothes of a template: a stream of bytes, the same for the same paper and template. */
export function fillTemplate(template: CompiledTemplate, paper: Paper): AsyncGenerator<Uint8Array> {
  return zipStream(
    template.parts.map((part) => ({
      name: part.name,
      text: () =>
        'pieces' in part ? fill(part.pieces, paper, new Map()) : [Buffer.from(part.base64, 'base64')],
    })),
  );
}

function* fill(pieces: readonly Piece[], paper: Paper, row: ReadonlyMap<string, string>): Generator<string> {
  for (const piece of pieces) {
    if (typeof piece === 'string') yield piece;
    else if ('field' in piece) yield written(fieldText(paper, piece.field));
    else if ('column' in piece) yield written(row.get(piece.column.split('.')[1] ?? '') ?? '');
    else if ('rows' in piece)
      for (const texts of tableTexts(paper, piece.rows)) yield* fill(piece.pieces, paper, texts);
    else yield* piece.block === 'body' ? bodyXml(paper) : sourcesXml(paper);
  }
}

/** One line of text for a place between the tags of the template. */
function written(text: string): string {
  return escapeXml(text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/gu, ' '));
}
