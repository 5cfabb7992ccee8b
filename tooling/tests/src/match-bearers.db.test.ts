import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const paper = `示范机关2025年工作要点
一、抓好学习
1.开展专题学习。举办读书活动。（山川资源署牵头，云帆交通署、青禾农政局负责）
2.完善制度。制定实施办法。（责任单位：明德教育署；完成时限：6月底前）
`;

test('units that a paper names become bearers where one unit bears the name; likely ones are only proposed', async () => {
  const staff = await world.as('gwa');
  const { id } = await staff.plan.import({ key: uuidv7(), text: paper, sourceName: '要点' });
  const plan = await staff.plan.read({ id });
  const name = (unitId: string | null) => plan.units.find((unit) => unit.id === unitId)?.name;
  const first = plan.measures.find((measure) => measure.code.startsWith('1.'));
  expect(name(first?.leadUnitId ?? null)).toBe('山川资源署');
  expect(first?.coUnits.map(({ unitId }) => name(unitId))).toEqual(['云帆交通署']);
  expect(first?.suggestion).toMatchObject({
    named: expect.arrayContaining([
      {
        text: '青禾农政局',
        unitId: null,
        maybe: expect.arrayContaining([expect.stringMatching(/^青禾农政部（/u)]),
      },
    ]),
  });
  const second = plan.measures.find((measure) => measure.code.startsWith('2.'));
  expect(second?.clock).toEqual({ type: 'fixed', due: '2025-06-30' });
  expect(
    [second?.leadUnitId, ...(second?.coUnits ?? []).map(({ unitId }) => unitId)].map((unit) =>
      name(unit ?? null),
    ),
  ).toContain('明德教育署');
});
