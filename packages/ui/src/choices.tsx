interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a form may choose from, and the names a record mentions by id. */
export interface Choices {
  readonly people: readonly Named[];
  readonly units: readonly Named[];
  readonly records: readonly Named[];
  readonly measures: readonly { readonly id: string; readonly code: string; readonly text: string }[];
  /** Looks people up by a part of their name, where the list is too long to be sent whole. */
  findPeople?(text: string): Promise<readonly Named[]>;
}
