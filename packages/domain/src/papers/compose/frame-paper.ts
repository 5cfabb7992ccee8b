import type { Frame } from '../paper-facts.ts';
import type { Paper } from '../paper.ts';
import type { Blocks } from '../write-blocks.ts';

interface Shape {
  readonly title: string;
  readonly page?: Paper['page'];
  readonly addressee?: string;
  /** Issued papers have a 版头 and a 版记; lists and sheets for use inside have neither. */
  readonly issued?: { readonly copyTo: string };
}

/** Puts the parts that all papers share around the text. */
export function framePaper(frame: Frame, blocks: Blocks, shape: Shape): Paper {
  return {
    kind: frame.kind,
    page: shape.page ?? 'portrait',
    masthead: shape.issued ? { mark: `${frame.issuer}文件`, number: `〔${frame.year}〕　　号` } : null,
    title: shape.title,
    addressee: shape.addressee ?? null,
    blocks: blocks.blocks,
    signature: { by: frame.issuer, on: frame.today },
    colophon: shape.issued ? { copyTo: shape.issued.copyTo, office: frame.issuer, on: frame.today } : null,
    source: { unit: frame.unit, period: frame.period, asOf: frame.asOf },
  };
}
