import { createConnection, type Connection } from 'mysql2/promise';

/** One connection for the launcher's own statements. Throws what the driver throws. */
export async function openConnection(url: string): Promise<Connection> {
  const target = new URL(url);
  const socketPath = target.searchParams.get('socketPath');
  const local = socketPath !== null || ['localhost', '127.0.0.1', '[::1]'].includes(target.hostname);
  return createConnection({
    ...(socketPath ? { socketPath } : { host: target.hostname, port: Number(target.port || 3306) }),
    ...(local ? {} : { ssl: { rejectUnauthorized: true } }),
    user: decodeURIComponent(target.username),
    password: decodeURIComponent(target.password),
    database: target.pathname.slice(1),
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    connectTimeout: 3_000,
  });
}

/** Does the server answer this account? */
export async function ping(url: string): Promise<boolean> {
  try {
    const connection = await openConnection(url);
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}
