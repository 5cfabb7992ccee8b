/** Declared apart, so that a package whose tests use it need not reference the tooling's sources. */

export interface TestDatabase {
  /** As the app account: no DDL, and no change to the insert-only tables. */
  readonly url: string;
  /** As the migration account. */
  readonly migrationUrl: string;
  drop(): Promise<void>;
}

/** A fresh, migrated schema of its own on the test run's private server, in some 100 ms. For `*.db.test.ts` and `*.e2e.ts`. */
export function testDatabase(): Promise<TestDatabase>;
