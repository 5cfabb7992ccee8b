import { createServer } from 'node:net';
import { Complaint } from '../complaint.ts';

/** Throws a `Complaint` naming the ports that cannot be listened on, before anything slow is begun. */
export async function checkPorts(host: string, ports: Readonly<Record<string, number>>): Promise<void> {
  for (const [option, port] of Object.entries(ports)) {
    const code = await tryPort(host, port);
    if (code === 'EADDRINUSE')
      throw new Complaint(
        `端口 ${port} 已被占用；请关闭占用它的程序，或用 npm start -- --${option} 另选端口`,
        `port ${port} is taken; end the program that has it or choose another with --${option}`,
      );
    if (code)
      throw new Complaint(
        `不能使用端口 ${port}（${code}）`,
        `port ${port} cannot be used; choose one with --${option}`,
      );
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
