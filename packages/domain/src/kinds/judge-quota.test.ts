import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOfShare, roomOf, type Share, type Taking } from './judge-quota.ts';

const whole: Share = { path: '/d/', places: 24 };
const party = { path: '/d/p/', places: 10 };
const takings: Taking[] = [
  { path: '/d/p/b1/', taken: 4 },
  { path: '/d/x/b9/', taken: 3 },
];

test('a unit takes from the innermost share around it, everybody else from what is not shared out', () => {
  const shares = [whole, party, { path: '/d/p/b1/', places: 5 }];
  expect(roomOf('/d/p/b1/', shares, takings)).toEqual({ places: 5, taken: 4 });
  expect(roomOf('/d/p/b2/', shares, takings)).toEqual({ places: 5, taken: 0 });
  expect(roomOf('/d/x/b9/', shares, takings)).toEqual({ places: 14, taken: 3 });
  expect(roomOf('/d/x/b9/', [whole], takings)).toEqual({ places: 24, taken: 7 });
  expect(roomOf('/e/b1/', shares, takings)).toBeNull();
});

test('a whole that was cut after it had been shared out still holds for everybody', () => {
  expect(roomOf('/d/p/b1/', [{ path: '/d/', places: 7 }, party], takings)).toEqual({ places: 7, taken: 7 });
});

test('a share leaves the others theirs, and is not smaller than what was taken or shared out below it', () => {
  expect(boundsOfShare('/d/p/', [whole], takings)).toEqual({ most: 21, least: 4 });
  expect(boundsOfShare('/d/p/', [whole, party], takings)).toEqual({ most: 21, least: 4 });
  expect(boundsOfShare('/d/x/', [whole, party], takings)).toEqual({ most: 14, least: 3 });
  expect(boundsOfShare('/d/p/b1/', [whole, party], takings)).toEqual({ most: 10, least: 4 });
  expect(boundsOfShare('/d/p/', [whole, { path: '/d/p/b2/', places: 6 }], takings)).toEqual({
    most: 21,
    least: 10,
  });
  expect(boundsOfShare('/d/p/', [], takings)).toBeNull();
});

test('whoever shares out and takes in whatever order: no share and no whole is ever exceeded', () => {
  const paths = ['/d/p/', '/d/p/a/', '/d/p/b/', '/d/q/', '/d/q/a/', '/d/r/'];
  const act = record({ at: constantFrom(...paths), places: nat(8), isShare: constantFrom(true, false) });
  assert(
    property(nat(20), array(act, { maxLength: 40 }), (places, acts) => {
      const shares: Share[] = [{ path: '/d/', places }];
      const taken = new Map<string, number>();
      const list = () => [...taken].map(([path, amount]) => ({ path, taken: amount }));
      for (const { at, places: wanted, isShare } of acts) {
        if (isShare) {
          const bounds = boundsOfShare(at, shares, list());
          if (!bounds || wanted > bounds.most || wanted < bounds.least) continue;
          const before = shares.findIndex((share) => share.path === at);
          if (before >= 0) shares.splice(before, 1);
          shares.push({ path: at, places: wanted });
        } else {
          const room = roomOf(at, shares, list());
          if (room && room.taken < room.places) taken.set(at, (taken.get(at) ?? 0) + 1);
        }
        for (const share of shares) {
          const used = list().filter((one) => one.path.startsWith(share.path));
          expect(used.reduce((sum, one) => sum + one.taken, 0)).toBeLessThanOrEqual(share.places);
        }
        for (const share of shares) {
          const room = roomOf(share.path, shares, list());
          expect(room && room.places - room.taken).toBeGreaterThanOrEqual(0); // what was kept can be taken
        }
      }
    }),
  );
});
