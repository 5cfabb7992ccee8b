import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameGuesser } from './name-guesser.ts';

const names = ['经纬部', '经纬部机关党委', '经纬部机关纪委', '云海部', '云海部机关党委'];

function texts(wanted: string): string[] {
  const guesser = new NameGuesser([wanted], 3);
  for (const name of names) guesser.offer(name, { text: name, label: name });
  return (guesser.best().get(wanted) ?? []).map((fix) => fix.text);
}

test.each([
  ['经纬部机关党 委', '经纬部机关党委'],
  ['经纬部机关委员会', '经纬部机关党委'],
  ['云海部机关党委会', '云海部机关党委'],
])('%s is most like %s', (wanted, likely) => {
  expect(texts(wanted)[0]).toBe(likely);
});

test('what has nothing in common is not proposed', () => {
  expect(texts('青山大学')).toEqual([]);
});

test('a name is always most like itself, and no more than three are proposed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), (name) => {
      expect(texts(name)[0]).toBe(name);
      expect(texts(name).length).toBeLessThanOrEqual(3);
    }),
  );
});
