/** A text in both languages of the product; zh is the original, en its full translation. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Label;
