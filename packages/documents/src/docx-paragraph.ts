/** A paragraph while it is read. */
export interface Paragraph {
  text: string;
  style: string;
  list: string | null;
  level: number | null;
  /** Its mark was deleted: the next paragraph goes on in the same line. */
  runsOn: boolean;
  hidden: boolean;
  run: { hidden: boolean; white: boolean; shaded: boolean };
  /** Lines of text boxes anchored here; they follow the paragraph. */
  readonly after: string[];
}

export const plainRun = { hidden: false, white: false, shaded: false };

export function newParagraph(): Paragraph {
  return {
    text: '',
    style: '',
    list: null,
    level: null,
    runsOn: false,
    hidden: false,
    run: plainRun,
    after: [],
  };
}

/** A character of a symbol font stays as its private code; the reader is told of such characters elsewhere. */
export function symbol(code: string): string {
  const point = Number.parseInt(code, 16);
  return point >= 0x20 && point <= 0xffff && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : '';
}
