import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { projectRoot } from '../project-root.ts';

const apps = ['portal', 'console'];

/** Builds the web apps whose sources changed since their last build. */
export async function buildWeb(log: (line: string) => void): Promise<void> {
  const stale = apps
    .filter((app) => existsSync(path.join(projectRoot, 'apps', app, 'vite.config.ts')))
    .map((app) => ({ app, hash: hashSources(app) }))
    .filter(({ app, hash }) => !isBuilt(app, hash));
  if (stale.length === 0) return;
  log(
    `正在构建网页：${stale.map(({ app }) => app).join('、')}（只在首次或源码变化时） / building the web apps`,
  );
  for (const { app, hash } of stale) {
    await build(app);
    mkdirSync(path.dirname(stampFile(app)), { recursive: true });
    writeFileSync(stampFile(app), hash);
  }
}

function isBuilt(app: string, hash: string): boolean {
  const stamp = stampFile(app);
  const page = path.join(projectRoot, 'apps', app, 'dist/index.html');
  return existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

function stampFile(app: string): string {
  return path.join(projectRoot, '.cache', `built-${app}`);
}

/** Everything that ends in a bundle, and the versions of all libraries. */
function hashSources(app: string): string {
  const hash = createHash('sha256');
  const patterns = [
    `apps/${app}/{src,public}/**/*.*`,
    `apps/${app}/*.*`,
    'packages/{ui,client,domain}/{src,messages}/**/*.*',
    'tooling/vite/src/**/*.ts',
    'pnpm-lock.yaml',
  ];
  for (const file of globSync(patterns, { cwd: projectRoot }).sort())
    hash.update(file).update(readFileSync(path.join(projectRoot, file)));
  return hash.digest('hex');
}

async function build(app: string): Promise<void> {
  const cwd = path.join(projectRoot, 'apps', app);
  const vite = path.join(cwd, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [vite, 'build'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code === 0) return;
  process.stderr.write(output);
  throw new Complaint(`网页 ${app} 构建失败，原因见上`, `building ${app} failed, see above`);
}
