import { loadData, sizes } from '@gangmu/bench/load-data';
import { runBench, type Row } from '@gangmu/bench/run-bench';
import { timeSearch } from '@gangmu/bench/time-search';
import { timeReading } from '@gangmu/bench/time-reading';
import { weighBundles } from '@gangmu/bench/weigh-bundles';
import { measureObligations } from '@gangmu/bench/judge-obligations';
import { measureWriters } from '@gangmu/bench/writers';
import { migrateToLatest } from '@gangmu/db/migrate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openConnection } from './mariadb/ping.ts';
import { startPrivateDatabase } from './mariadb/start-private-database.ts';
import { projectRoot } from './project-root.ts';
import { runCommand } from './run-command.ts';
import { buildWeb } from './start/build-web.ts';

const log = (line: string) => process.stdout.write(`${line}\n`);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

/**
 * `pnpm bench`: times the reader of work points by length (with `reading` only that; with `search` the search in a
 * million texts instead of what follows), then loads two worlds into a
 * database of its own (kept between runs) and prints costs as ratios in one run.
 */
await runCommand(async () => {
  timeReading(readFileSync(path.join(projectRoot, 'samples', '2024-work-points.txt'), 'utf8'), log);
  if (process.argv.includes('reading')) return 0;
  const server = await startPrivateDatabase({
    dir: path.join(projectRoot, '.cache', 'bench'),
    settings: { 'innodb-buffer-pool-size': '2G' },
  });
  try {
    if (process.argv.includes('search')) {
      const url = await makeSchema(server.migrateUrl, 'gangmu_bench_search');
      const { texts, grams, p50, p95, slowest } = await timeSearch(url, log);
      log(
        `search in ${texts.toLocaleString('en')} texts (${grams.toLocaleString('en')} pairs): p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (target ≤ 50); slowest ${slowest}`,
      );
      return 0;
    }
    const rows: Row[] = [];
    for (const [name, size] of Object.entries(sizes)) {
      const url = await makeSchema(server.migrateUrl, `gangmu_bench_${name}`);
      const tasks = await loadData(url, size, log);
      const { rows: measured, memory } = await runBench({ name, url }, server.pid, seconds);
      log(
        `\n${name}: ${tasks.toLocaleString('en')} assignments; server memory under load ${memory.toFixed(0)} MB (target ≤ 220)`,
      );
      measured.forEach(print);
      rows.push(...measured);
      const { withTallies, without, deadlocks } = await measureWriters(url, seconds);
      log(
        `  writers with tallies ${withTallies.toFixed(0)}/s, without ${without.toFixed(0)}/s: ratio ${(withTallies / without).toFixed(2)} (target ≥ 0.75) · deadlocks beside a bulk writer ${deadlocks} (target 0)`,
      );
      if (name === 'large') {
        const duties = await measureObligations(url, server.pid);
        log(
          `obligations of ${duties.units.toLocaleString('en')} branches judged in ${duties.seconds.toFixed(1)} s (target ≤ 60) · a department’s board ${duties.boardMs.toFixed(1)} ms of database time (target ≤ 20)`,
        );
      }
    }
    compareSizes(rows);
    await buildWeb(log);
    for (const { app, kilobytes, files, target } of weighBundles(projectRoot))
      log(
        `first page of the ${app}: ${kilobytes.toFixed(0)} kB brotli in ${files} files (target ≤ ${target})`,
      );
  } finally {
    await server.stop();
  }
  return 0;
});

function print(row: Row): void {
  const target =
    row.target === null ? '' : ` (target ≤ ${row.target}${row.ratio <= row.target ? '' : ', missed'})`;
  log(
    `  ${row.operation.padEnd(30)} ${row.statements} statements · server ${row.serverCpu.toFixed(0)} + database ${row.databaseCpu.toFixed(0)} µs · bare ${row.bare.serverCpu.toFixed(0)} + ${row.bare.databaseCpu.toFixed(0)} µs · ratio ${row.ratio.toFixed(2)}${target} · p50 ${row.p50.toFixed(1)} ms p99 ${row.p99.toFixed(1)} ms · ${row.perSecond.toFixed(0)}/s${row.failed > 0 ? ` · ${row.failed} FAILED` : ''}`,
  );
}

/** What growing a hundredfold costs a list of fifty. */
function compareSizes(rows: readonly Row[]): void {
  const [small, large] = rows.filter((row) => row.operation.startsWith('list'));
  if (small && large)
    log(
      `\nlist of 50, large to small: p50 ${(large.p50 / small.p50).toFixed(2)}× (target ≤ 1.3) · database CPU ${(large.databaseCpu / small.databaseCpu).toFixed(2)}× (target ≤ 1.4)`,
    );
}

async function makeSchema(url: string, name: string): Promise<string> {
  const connection = await openConnection(url);
  await connection.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.end();
  const target = new URL(url);
  target.pathname = `/${name}`;
  await migrateToLatest(target.href);
  return target.href;
}
