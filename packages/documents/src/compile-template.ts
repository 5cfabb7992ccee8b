import type { BlockName } from '@gangmu/domain/papers/placeholders';
import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { Refusal, type RefusalDetail } from '@gangmu/domain/refusal';
import { compilePart } from './compile-part.ts';
import { refuseDocument } from './document-refusal.ts';
import type { Archive } from './open-archive.ts';
import { openOffice } from './read-file.ts';
import { walkXml } from './walk-xml.ts';

/** A piece of a part: XML as it is, a field, a whole block, or a table row to be repeated. */
export type Piece =
  | string
  | { readonly field: string }
  | { readonly block: BlockName }
  | { readonly column: string }
  | { readonly rows: string; readonly pieces: readonly Piece[] };

/** A template taken apart once, so that filling it never reads what was uploaded. Bytes are in base64. */
export interface CompiledTemplate {
  readonly parts: readonly (
    | { readonly name: string; readonly pieces: readonly Piece[] }
    | { readonly name: string; readonly base64: string }
  )[];
}

type Part = Archive extends ReadonlyMap<string, infer One> ? One : never;

/** Parts a paper needs; everything else in the archive is refused, not carried along. */
const plain =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/\w+\.xml|customXml\/(?:_rels\/)?\w+\.xml(?:\.rels)?|word\/(?:_rels|theme)\/[\w.-]+|word\/\w+\.xml)$/u;
const filled = /^word\/(?:document|header\d*|footer\d*)\.xml$/u;
const picture = /^(?:word\/media\/[\w.-]+\.(?:png|jpe?g|gif)|docProps\/thumbnail\.(?:jpe?g|png))$/iu;

/**
 * Reads a docx as the template of a kind of paper. Refuses with the place of everything in the way: names that are
 * not known, rows that are not one, fields that fetch something, parts that reach outside.
 */
export function compileTemplate(bytes: Uint8Array, name: string, kind: PaperKind): CompiledTemplate {
  const archive = openOffice(bytes, name);
  if (!archive?.has('word/document.xml'))
    throw refuseDocument('模板须是 Word 文档（docx）', 'A template is a Word document (docx)');
  const files = [...archive.values()].filter((part) => !part.name.endsWith('/'));
  const problems: RefusalDetail[] = [...findForeign(files)];
  const parts = files.map((part) => {
    if (picture.test(part.name))
      return { name: part.name, base64: Buffer.from(part.read()).toString('base64') };
    if (filled.test(part.name))
      return { name: part.name, pieces: compilePart(part.name, part.read(), kind, problems) };
    walkXml(part.read(), { open: () => undefined, close: () => undefined, text: () => undefined });
    return { name: part.name, pieces: [new TextDecoder().decode(part.read())] };
  });
  if (problems.length === 0)
    problems.push(...findMissing(parts.flatMap((part) => ('pieces' in part ? part.pieces : []))));
  if (problems.length > 0)
    throw new Refusal('invalid', { zh: '模板不能使用', en: 'The template cannot be used' }, problems);
  return { parts };
}

/** Parts that do not belong here, and relations that lead outside. */
function* findForeign(files: readonly Part[]): Generator<RefusalDetail> {
  for (const part of files) {
    if (!plain.test(part.name) && !picture.test(part.name))
      yield {
        place: part.name,
        text: {
          zh: `模板中不能有这一部分内容：${part.name}`,
          en: `A template may not hold this part: ${part.name}`,
        },
      };
    if (!part.name.endsWith('.rels')) continue;
    let outside = false;
    walkXml(part.read(), {
      open: (_, attribute) => {
        if (attribute('TargetMode').toLowerCase() === 'external') outside = true;
      },
      close: () => undefined,
      text: () => undefined,
    });
    if (outside)
      yield {
        place: part.name,
        text: {
          zh: `模板不能引用外部文件或链接：${part.name}`,
          en: `A template may not refer to outside files or links: ${part.name}`,
        },
      };
  }
}

/** A paper shows its figures' sources, and has something to say. */
function* findMissing(pieces: readonly Piece[]): Generator<RefusalDetail> {
  const objects = pieces.filter((piece) => typeof piece !== 'string');
  if (!objects.some((piece) => 'block' in piece && piece.block === 'sources'))
    yield {
      place: 'word/document.xml',
      text: {
        zh: '缺少 {{sources}}：每个数字都要列明来源',
        en: '{{sources}} is missing: every figure names its source',
      },
    };
  if (!objects.some((piece) => 'rows' in piece || ('block' in piece && piece.block === 'body')))
    yield {
      place: 'word/document.xml',
      text: { zh: '缺少 {{body}} 或一个表格行', en: '{{body}} or a table row is missing' },
    };
}
