import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { checkPorts } from './check-ports.ts';

test('a taken port is named with the option that chooses another', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  await expect(checkPorts('127.0.0.1', { 'portal-port': port })).rejects.toThrow(
    new RegExp(`端口 ${port} 已被占用.*--portal-port.*is taken`),
  );
  await new Promise((resolve) => server.close(resolve));
  await expect(checkPorts('127.0.0.1', { 'portal-port': port })).resolves.toBeUndefined();
});
