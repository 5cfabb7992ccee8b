import { createPool } from '@gangmu/db/connect';

/** Deadlocks the database server has seen since it started. */
export function countDeadlocks(url: string): Promise<number> {
  const pool = createPool(url, { poolSize: 1 });
  return new Promise((resolve, reject) =>
    pool.query("show global status like 'Innodb_deadlocks'", (error, rows) => {
      pool.end(() => undefined);
      if (error) reject(error);
      else resolve(Number((rows as { Value: string }[])[0]?.Value ?? 0)); // the form of “show status”
    }),
  );
}
