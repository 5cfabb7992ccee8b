import { expect, test } from 'vitest';
import { suggestUnits } from './suggest-units.ts';

test.each([
  ['由财政局会同审计局研究提出落实意见。', null, ['财政局', '审计局']],
  ['地方人民政府承担属地治理责任，完善工作机制。', null, ['地方人民政府']],
  ['铁路监管部门要加强监管，各成员单位要认真落实。', null, ['铁路监管部门', '各成员单位']],
  ['负责统筹城市体检工作。', '某大学城市研究院', ['某大学城市研究院']],
  ['完善应急预案，提高要求。', '提升应急能力', []],
  ['推动部门负责人带头学习，落实工作要点。', '加强组织领导', []],
])('%s', (sentence, heading, expected) => {
  expect(suggestUnits(sentence, heading)).toEqual(expected);
});
