/**
 * The door to every command for someone who has only Node 20 or newer and npm: brings Node 24 and the packages,
 * then runs `tooling/launch/src/<command>.ts`. Plain JavaScript without dependencies; only the command writes to stdout.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const cache = path.join(root, '.cache');
const nodeVersion = '24.21.0';
const pnpmVersion = '12.21.0';
const commands = ['start', 'test', 'gangmu', 'bench', 'shots', 'score', 'rows'];
// a young generation of 16 MB a half: the default grows to 64 and only costs memory here
const nodeFlags = { start: ['--disable-proto=delete', '--max-semi-space-size=16'] };

const [command = '', ...args] = process.argv.slice(2);
if (!commands.includes(command))
  fail(`没有这个命令 / no such command: ${command || '(无)'}。可用 / available: ${commands.join(', ')}`, 2);
mkdirSync(cache, { recursive: true });
const node = isRightNode(process.versions.node) ? process.execPath : underLock(() => bringNode());
underLock(() => installPackages());
run(node);

function isRightNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 24 && minor >= 11;
}

/** The runtime of the project's own cache folder, fetched once from the npm registry. */
function bringNode() {
  const prefix = path.join(cache, 'runtime');
  const places = ['node', ...platformPackages()].map((name) =>
    path.join(prefix, 'node_modules', name, 'bin', binary('node')),
  );
  const found = () => places.find((place) => existsSync(place) && isRightNode(versionOf(place)));
  const ready = found();
  if (ready) return ready;
  say(
    `首次运行：从 npm 源取 Node ${nodeVersion}（本机是 ${process.versions.node}） / fetching Node ${nodeVersion} from the npm registry`,
  );
  for (const name of ['node', ...platformPackages()]) {
    mkdirSync(prefix, { recursive: true });
    writeFileSync(path.join(prefix, 'package.json'), '{ "private": true }\n');
    const flags = [
      'install',
      '--prefix',
      prefix,
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts=false',
    ];
    loud('npm', [...flags, `${name}@${nodeVersion}`], prefix);
    const fetched = found();
    if (fetched) return fetched;
  }
  return fail(
    '取不到 Node 24，请检查网络或 npm 源，或自行安装 Node 24 / Node 24 could not be fetched: check the network or the npm registry, or install Node 24',
  );
}

/** What the `node` package would fetch by itself, should its install script be switched off. */
function platformPackages() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return [`node-${platform}-${process.arch}`];
}

/** Installs the packages of the lock file, unless that was done before. */
function installPackages() {
  const stamp = path.join(root, 'node_modules', '.gangmu-installed');
  const wanted = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    wanted.update(readFileSync(path.join(root, file)));
  const hash = wanted.update(`${process.platform} ${process.arch}`).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('安装依赖包（只在首次或依赖变化时） / installing packages (the first time, or when they changed)');
  const [tool, ...before] = versionOf('pnpm').startsWith('12.')
    ? ['pnpm']
    : ['npx', '-y', `pnpm@${pnpmVersion}`];
  const code = loud(tool, [...before, 'install', '--frozen-lockfile', '--reporter=append-only'], root);
  if (code !== 0) fail('依赖包安装失败，原因见上 / installing the packages failed, see above');
  writeFileSync(stamp, hash);
}

/** Runs the command under Node 24, hands signals on, and ends as it ends. */
function run(runtime) {
  const script = path.join(root, 'tooling/launch/src', `${command}.ts`);
  if (!existsSync(script)) fail(`这个版本没有此命令 / this version has no such command: ${command}`, 2);
  const child = spawn(runtime, [...(nodeFlags[command] ?? []), script, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel closes when this process is killed
    env: {
      ...process.env,
      INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(cache, 'compiled'), // types are stripped once
      PATH: [path.dirname(runtime), process.env.PATH].join(path.delimiter),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const starters = findStarters();
  const isOrphan = () => process.env.npm_lifecycle_event !== undefined && findStarters() !== starters;
  setInterval(() => isOrphan() && child.kill('SIGTERM'), 1_000).unref(); // npm itself was killed
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

/** Our parent and, where that is only the shell npm calls us through, npm. */
function findStarters() {
  try {
    const [, name, , grandparent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(
      readFileSync(`/proc/${process.ppid}/stat`, 'utf8'),
    );
    return `${process.ppid} ${/sh$/.test(name) ? grandparent : ''}`;
  } catch {
    return String(process.ppid);
  }
}

/** Only one command at a time brings things; the others wait for it. */
function underLock(work) {
  const lock = path.join(cache, 'install.lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isStale(lock)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A lock whose holder is gone, or that stayed empty because its holder died while writing it. */
function isStale(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === 0) return Date.now() - statSync(lock).mtimeMs > 5_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function binary(name) {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function versionOf(program) {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return answer.status === 0 ? answer.stdout.trim().replace(/^v/, '') : '';
}

/** Runs a program with everything it says on stderr, never asking back. */
function loud(program, programArgs, cwd) {
  const env = { ...process.env, CI: 'true' };
  const shell = process.platform === 'win32';
  return spawnSync(program, programArgs, { cwd, env, shell, stdio: ['ignore', 2, 2] }).status;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line, code = 1) {
  say(line);
  const lock = path.join(cache, 'install.lock');
  if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock);
  process.exit(code);
}
