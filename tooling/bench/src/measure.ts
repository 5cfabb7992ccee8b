import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

export const benchSecret = 'a secret for benchmarks only, never for people';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Call {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly cookie?: string;
  readonly body?: string;
}

export interface Figures {
  readonly requests: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time a request. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly perSecond: number;
  readonly failed: number;
}

/** Calls one after another in a few lanes for some seconds, and reads what the two processes spent on it. */
export async function measure(
  port: number,
  pids: { server: number; database: number },
  seconds: number,
  lanes: number,
  next: () => Call,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const times: number[] = [];
  let failed = 0;
  const before = { server: cpuOf(pids.server), database: cpuOf(pids.database) };
  const started = performance.now();
  const until = started + seconds * 1_000;
  const lane = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      const status = await send(agent, port, next());
      if (status !== 200) failed += 1;
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const elapsed = (performance.now() - started) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const requests = times.length;
  return {
    requests,
    p50: times[Math.floor(requests * 0.5)] ?? 0,
    p99: times[Math.floor(requests * 0.99)] ?? 0,
    serverCpu: ((cpuOf(pids.server) - before.server) * 1e6) / requests,
    databaseCpu: ((cpuOf(pids.database) - before.database) * 1e6) / requests,
    perSecond: requests / elapsed,
    failed,
  };
}

/** Seconds of processor time a process has used, all threads. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident megabytes of a process. */
export function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}

export function send(agent: Agent, port: number, call: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(call.cookie ? { cookie: call.cookie } : {}),
      ...(call.body === undefined
        ? {}
        : { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` }),
    };
    const sent = request(
      { host: '127.0.0.1', port, path: call.path, method: call.method, agent, headers },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(call.body);
  });
}
