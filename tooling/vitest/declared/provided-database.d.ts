/** What the global set-up hands to the test files: where the server is, and how to fill a new schema. */
export interface ProvidedDatabase {
  readonly migrateUrl: string;
  readonly appUrl: string;
  /** SQL with `{schema}` for the name of the new schema. */
  readonly statements: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    database: ProvidedDatabase;
  }
}
