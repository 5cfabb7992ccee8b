import type { Kysely } from 'kysely';
import type { DB } from './schema.gen.ts';

/** What a read may do: select, and nothing else. */
export type Reader = Pick<Kysely<DB>, 'selectFrom'>;

declare const transaction: unique symbol;

/** The handle of a write. It is only given out by `change()` and by the jobs' `runJob()`. */
export type Tx = Kysely<DB> & { readonly [transaction]: true };

/** The pool-backed handle that the server hands to queries, verbs and jobs; its shape is this package's business. */
export type Database = Kysely<DB>;
