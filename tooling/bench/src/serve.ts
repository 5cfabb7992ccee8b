import { createPool } from '@gangmu/db/connect';
import { startServer } from '@gangmu/server/main';
import { createServer } from 'node:http';
import { uuidv7 } from 'uuidv7';
import { benchDay } from './load-data.ts';
import { benchSecret, type Statement } from './measure.ts';

/** One server of the benchmark in a process of its own: the product, or bare node:http and mysql2 with the same SQL. */
const [mode = '', url = '', port = ''] = process.argv.slice(2);
if (mode === 'product') {
  await startServer({
    databaseUrl: url,
    dataDir: '/nowhere',
    host: '127.0.0.1',
    portalPort: Number(port) + 1,
    consolePort: Number(port),
    today: benchDay,
    demo: true,
    logLevel: 'warn',
    secret: benchSecret,
  });
} else {
  const pool = createPool(url);
  const scripts = new Map<string, Statement[]>();
  const run = (
    connection: {
      query(sql: string, values: unknown[], done: (error: Error | null, rows: unknown) => void): unknown;
    },
    { sql, parameters }: Statement,
  ) =>
    new Promise((resolve, reject) =>
      connection.query(sql, [...parameters], (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on(
      'end',
      () =>
        void answer(request.url ?? '', body).then((text) =>
          response.setHeader('content-type', 'application/json').end(text),
        ),
    );
  }).listen(Number(port), '127.0.0.1');

  async function answer(path: string, body: string): Promise<string> {
    if (path.startsWith('/script/')) {
      scripts.set(path.slice(8), JSON.parse(body) as Statement[]);
      return '{}';
    }
    const statements = scripts.get(path.slice(5).split('?')[0] ?? '') ?? [];
    const fresh = path.split('?')[1];
    if (fresh === undefined)
      return JSON.stringify(await Promise.all(statements.map((statement) => run(pool, statement))));
    const ids = new Map<string, string>();
    const renew = (value: unknown) =>
      typeof value !== 'string'
        ? value
        : value === 'SUBJECT'
          ? fresh
          : value.startsWith('FRESH')
            ? (ids.get(value) ?? ids.set(value, uuidv7()).get(value))
            : value;
    const connection = await new Promise<Parameters<typeof run>[0] & { release(): void }>((resolve, reject) =>
      pool.getConnection((error, found) => (error ? reject(error) : resolve(found as never))),
    ); // mysql2's own connection
    await run(connection, { sql: 'begin', parameters: [] });
    for (const { sql, parameters } of statements)
      await run(connection, { sql, parameters: parameters.map(renew) });
    await run(connection, { sql: 'commit', parameters: [] });
    connection.release();
    return '{}';
  }
}
process.on('SIGTERM', () => process.exit(0));
process.send?.('ready');
