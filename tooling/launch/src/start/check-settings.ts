import { createPool } from '@gangmu/db/connect';
import { checkServerSettings, type UnsafeSetting } from '@gangmu/db/server-settings';
import { Complaint } from '../complaint.ts';

/** What the database server is asked, through the platform's own pool so that its session settings count. */
export async function readDatabaseState(
  url: string,
): Promise<{ unsafe: UnsafeSetting[]; version: string; skewSeconds: number }> {
  const pool = createPool(url, { poolSize: 1 }).promise();
  const query = async (sql: string) => (await pool.query(sql))[0] as Record<string, unknown>[]; // rows of a select
  try {
    const unsafe = await checkServerSettings(query);
    const before = Date.now();
    const [row] = await query('select version() as version, unix_timestamp(utc_timestamp(3)) as now');
    const middle = (before + Date.now()) / 2;
    return {
      unsafe,
      version: String(row?.['version']),
      skewSeconds: Math.abs(Number(row?.['now']) - middle / 1000),
    };
  } finally {
    await pool.end();
  }
}

/** Seconds the clocks of the two servers may differ (security B.4). */
export const allowedSkewSeconds = 2;

/** Refuses to go on with settings that would lose data, naming each. */
export async function refuseUnsafeSettings(url: string): Promise<void> {
  const { unsafe, skewSeconds } = await readDatabaseState(url);
  if (skewSeconds > allowedSkewSeconds)
    throw new Complaint(
      `本机与数据库的时钟相差 ${skewSeconds.toFixed(1)} 秒，请先对时`,
      'the clocks of this machine and the database differ; synchronise them first',
    );
  if (unsafe.length === 0) return;
  const zh = unsafe
    .map(({ name, found, wanted, fix }) => `${name}=${found}（应为 ${wanted}：${fix.zh}）`)
    .join('；');
  const en = unsafe.map(({ name, found, wanted }) => `${name} is ${found}, wanted ${wanted}`).join('; ');
  throw new Complaint(
    `数据库设置不安全，拒绝启动：${zh}`,
    `refusing to start on unsafe database settings: ${en}`,
  );
}
