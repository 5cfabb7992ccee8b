import type { Connection, RowDataPacket } from 'mysql2/promise';

/**
 * SQL that makes an equal schema: tables as `SHOW CREATE TABLE` gives them (with their checks and foreign keys, which
 * CREATE TABLE … LIKE drops), the rows the migrations put in, and the grants on single tables.
 */
export async function copyStatements(
  connection: Connection,
  database: string,
  grants: readonly string[],
): Promise<string[]> {
  const tables = await column(
    connection,
    `SHOW FULL TABLES FROM \`${database}\` WHERE table_type = 'BASE TABLE'`,
  );
  const created: string[] = [];
  const filled: string[] = [];
  for (const table of tables) {
    const name = `\`${database}\`.\`${table}\``;
    const [definition] = await column(connection, `SHOW CREATE TABLE ${name}`, 1);
    if (definition) created.push(definition);
    const rows = await column(connection, `SELECT 1 FROM ${name} LIMIT 1`);
    if (rows.length > 0) filled.push(`INSERT INTO \`${table}\` SELECT * FROM ${name}`);
  }
  const onTables = grants
    .filter((grant) => grant.includes(` ON \`${database}\`.\``))
    .map((grant) => grant.replace(`\`${database}\`.`, '`{schema}`.'));
  return ['SET foreign_key_checks = 0', ...created, ...filled, ...onTables];
}

async function column(connection: Connection, statement: string, index = 0): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>(statement);
  return rows.map((row) => String(Object.values(row)[index]));
}
