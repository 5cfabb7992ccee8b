import type { Secret } from './read-secret.ts';

/** The schema of the product, and the two accounts that know it (security B.4). */
export const database = 'gangmu';
export const appUser = 'gangmu_app';
export const migrateUser = 'gangmu_migrate';

/**
 * First statements of a new private server, one a line. FLUSH first: before it, CREATE USER does nothing and says so
 * nowhere. The app account may only read until `grantAppAccount` gives it tables to write; `gangmu\_%` is for tests.
 */
export function firstStatements(secret: Secret): string {
  const schemas = [`\`${database}\``, `\`${database}\\_%\``];
  return [
    'FLUSH PRIVILEGES;',
    `CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
    `CREATE USER '${appUser}'@'localhost' IDENTIFIED BY '${secret.appPassword}';`,
    `CREATE USER '${migrateUser}'@'localhost' IDENTIFIED BY '${secret.migratePassword}';`,
    ...schemas.map((schema) => `GRANT SELECT ON ${schema}.* TO '${appUser}'@'localhost';`),
    ...schemas.map(
      (schema) => `GRANT ALL PRIVILEGES ON ${schema}.* TO '${migrateUser}'@'localhost' WITH GRANT OPTION;`,
    ),
    '',
  ].join('\n');
}

/** `mysql://user:password@localhost/schema?socketPath=…`, the form the server reads. */
export function socketUrl(user: string, password: string, schema: string, socketPath: string): string {
  return `mysql://${user}:${password}@localhost/${schema}?socketPath=${encodeURIComponent(socketPath)}`;
}
