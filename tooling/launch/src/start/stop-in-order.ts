/** Seconds for running requests to end before the database is stopped all the same. */
const patience = 15;

type Stop = () => Promise<void>;

/** Collects what was started, and stops it last first on Ctrl-C, on SIGTERM and when the parent process is gone. */
export function stopInOrder(): { add(stop: Stop): void; fail(line: string): Promise<void> } {
  const started: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = (): Promise<void> => {
    stopping ??= stopEach(started);
    return stopping;
  };
  const onSignal = () => {
    if (stopping) return; // Ctrl-C reaches us directly and through the parent
    process.stderr.write('\n正在停止 / stopping\n');
    void stopAll().then(() => {
      process.stderr.write('已停止，数据已保存 / stopped, everything is stored\n');
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.on('disconnect', onSignal);
  return {
    add: (stop) => {
      if (stopping)
        stopping = stopping.then(() => withPatience(stop)); // it came up while we were stopping
      else started.unshift(stop);
    },
    fail: async (line) => {
      if (stopping) return;
      process.stderr.write(`${line}\n`);
      await stopAll();
      process.exit(1);
    },
  };
}

async function stopEach(started: readonly Stop[]): Promise<void> {
  for (const [index, stop] of started.entries()) {
    const isDatabase = index === started.length - 1;
    await (isDatabase ? stop() : withPatience(stop)).catch((error: unknown) =>
      process.stderr.write(`${String(error)}\n`),
    );
  }
}

async function withPatience(stop: Stop): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience * 1000);
  });
  await Promise.race([stop(), late]);
  clearTimeout(timer);
}
