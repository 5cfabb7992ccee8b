const collectives = [
  '各地区、各有关部门',
  '各地区、各部门',
  '各区、县级市',
  '各区、各部门',
  '各省、自治区、直辖市',
  '各市、县',
  '各县、区',
  '各县（市、区）',
  '各区（县、市）',
];
const collectivePattern = new RegExp(collectives.map((name) => name.replaceAll('、', '[、，]')).join('|'), 'gu');
const joint = '﹑'; // stands for the mark inside a collective while its neighbours are parted

/**
 * The units of an enumeration: parted at 、 and ，, before “及各…” and behind an open “…等”; 各区、县级市 and the like
 * are one. 和 parts only before a collective (各…, 有关…): it belongs to names such as 文化和旅游部.
 */
export function splitUnits(text: string): string[] {
  let depth = 0;
  let kept = '';
  for (const character of text.replaceAll(collectivePattern, (name) => name.replaceAll(/[、，]/gu, joint))) {
    if (/[（(]/u.test(character)) depth += 1;
    else if (/[）)]/u.test(character)) depth = Math.max(0, depth - 1);
    kept += depth > 0 && /[、，,]/u.test(character) ? joint : character;
  }
  return kept
    .split(/[、，,\n]|(?<=等)(?=国务院|有关|相关|各|省|市|部门|单位)|(?:以及|及|和|与)(?=各|有关|相关|国务院有关|国务院相关)/u)
    .map((unit) => unit.replaceAll(joint, '、').replace(/^(?:由|等)|等$/gu, '').trim())
    .map((unit) => unit.replace(/等$/u, ''))
    .filter((unit) => unit !== '' && !/^(?:等|无|—|－|-|\/)$/u.test(unit));
}
