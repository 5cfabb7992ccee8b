import { splitUnits } from './split-units.ts';

const organ =
  '(?:政府|部门|单位|企业|公司|委员会|工委|党委|党组|支部|纪委|总局|局|厅|(?<!干)部|办公室|委|办|处|科|中心|联席会议|研究院|研究所|学院|协会|联合会)';
const units = `[^，,。；;：:“”《》（）()]{0,40}?${organ}`;
const charged = new RegExp(
  `由(${units})(?:会同(${units}))?(?:牵头|负责|组织|承担|制定|研究|提出|汇总|统筹)`,
  'gu',
);
const subject = new RegExp(
  `(?:^|[，,；;])(${units})(?:要(?![求点素])|应当?(?!急)|承担|负责(?![人同]))(?=[\\u4e00-\\u9fff])`,
  'gu',
);
const heading = new RegExp(`^${units}(?:（[^）]{1,20}）)?$`, 'u');

/**
 * Units that a sentence makes its subject (由A会同B研究, A要…, B承担…), or that are the item's heading (一院。负责…). They
 * are for a planner to consider, never assigned (importing, section 5).
 */
export function suggestUnits(sentence: string, headingText: string | null): string[] {
  const found = headingText !== null && heading.test(headingText) ? [headingText] : [];
  for (const [, one = '', other = ''] of sentence.matchAll(charged))
    found.push(...splitUnits(one), ...splitUnits(other));
  for (const [, named = ''] of sentence.matchAll(subject)) found.push(...splitUnits(named));
  return [...new Set(found)].filter((unit) => unit.length <= 20);
}
