import { testDatabase } from '@gangmu/vitest/database';
import { expect, test } from 'vitest';
import { checkConnection, checkUrl } from './check-connection.ts';

test('an address that is none is refused with the form it should have', () => {
  expect(() => checkUrl('DATABASE_URL', 'localhost:3306')).toThrow(/DATABASE_URL 的写法应为/);
  expect(() => checkUrl('DATABASE_URL', 'mysql://u:p@host/')).toThrow(/should read/);
});

test('a wrong password and a missing server are told apart, and the password is not repeated', async () => {
  const database = await testDatabase();
  const wrong = database.url.replace(/:[^:@]+@/, ':not-this-one@');
  const answer = await checkConnection('DATABASE_URL', wrong).catch((error: Error) => error.message);
  await expect(checkConnection('DATABASE_URL', database.url)).resolves.toBeUndefined();
  await database.drop();
  expect(answer).toMatch(/用户名或密码不对.*wrong user or password/);
  expect(answer).not.toContain('not-this-one');
  const nowhere = 'mysql://u:p@localhost/gangmu?socketPath=/nowhere/s';
  await expect(checkConnection('DATABASE_URL', nowhere)).rejects.toThrow(/没有这个套接字文件/);
});
