import { expect, test } from 'vitest';
import { readOptions } from './read-options.ts';

test('without arguments the platform listens on the machine itself, on 4100 and 4200', () => {
  expect(readOptions([], {})).toEqual({
    empty: false,
    today: undefined,
    portalPort: 4100,
    consolePort: 4200,
    host: '127.0.0.1',
  });
});

test('the business day may be a day or the clock, nothing else', () => {
  expect(readOptions(['--today', '2024-06-20'], {}).today).toBe('2024-06-20');
  expect(readOptions(['--today', 'now'], {}).today).toBe('now');
  expect(() => readOptions(['--today', '2024-02-30'], {})).toThrow(/--today/);
});

test('a wrong argument or port is named in both languages', () => {
  expect(() => readOptions(['--emtpy'], {})).toThrow(/不认识的参数.*unknown argument/);
  expect(() => readOptions(['--portal-port', '70000'], {})).toThrow(/--portal-port 应为.*takes a port/);
});
