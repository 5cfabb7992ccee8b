import type { Connection, RowDataPacket } from 'mysql2/promise';

/** No such grant: what REVOKE answers when there is nothing to take away. */
const noSuchGrant = [1141, 1147];

/**
 * Lets the app account write exactly the tables it may: all but the insert-only ones, where rows are added and read,
 * and the tables of the migrations, which it only reads. Run after each migration; repeating it changes nothing.
 * `account` is `user` or `user@host`; without a host, localhost is meant. The connection needs GRANT OPTION.
 */
export async function grantAppAccount(
  connection: Connection,
  database: string,
  account: string,
  insertOnlyTables: readonly string[],
): Promise<void> {
  const grantee = quoteAccount(account);
  const schema = `\`${database.replace(/([_%])/g, '\\$1')}\``; // in a grant on a schema, _ and % are patterns
  await connection.query(`GRANT SELECT ON ${schema}.* TO ${grantee}`);
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
    [database],
  );
  for (const { name } of tables) {
    const table = `\`${database}\`.\`${String(name)}\``;
    const rights = rightsOn(String(name), insertOnlyTables);
    const forbidden = ['INSERT', 'UPDATE', 'DELETE'].filter((right) => !rights.includes(right));
    if (rights.length > 0) await connection.query(`GRANT ${rights.join(', ')} ON ${table} TO ${grantee}`);
    if (forbidden.length > 0)
      await revoke(connection, `REVOKE ${forbidden.join(', ')} ON ${table} FROM ${grantee}`);
  }
}

/** What the app account may do to the rows of a table, beside reading them. */
export function rightsOn(table: string, insertOnlyTables: readonly string[]): string[] {
  if (/^migration(_|$)/.test(table)) return [];
  return insertOnlyTables.includes(table) ? ['INSERT'] : ['INSERT', 'UPDATE', 'DELETE'];
}

async function revoke(connection: Connection, statement: string): Promise<void> {
  try {
    await connection.query(statement);
  } catch (error) {
    if (!noSuchGrant.includes((error as { errno?: number }).errno ?? 0)) throw error; // driver errors carry errno
  }
}

function quoteAccount(account: string): string {
  const at = account.lastIndexOf('@');
  const [user, host] = at < 0 ? [account, 'localhost'] : [account.slice(0, at), account.slice(at + 1)];
  return `'${user.replaceAll("'", "''")}'@'${host.replaceAll("'", "''")}'`;
}
