const level = '(?:省|自治区|直辖市|市|县级市|县|区|旗|乡镇|乡|镇|街道|园区|县（市、区）)';
const collective = new RegExp(
  `各地区[、，]各(?:有关)?(?:部门|单位)|各${level}(?:[、，]各?${level})+(?=$|[、，,）)\\n]|等|及|和|以及|人民政府|政府|党委|按|共同|分别)|` +
    `各${level}[、，]各(?:有关)?部门`,
  'gu',
);
const joint = '﹑'; // stands for the mark inside a collective while its neighbours are parted
const time =
  /^(?:\d|[每全上下]|第?[一二三四]季度|年[底内]|长期|常年|持续|力争)[^，]*(?:前|底|月|日|年|季度|完成|推进|坚持|持续|次)$|完成$/u;

/**
 * The units of an enumeration: parted at 、 and ，, before “及各…” and behind an open “…等”; 各区、县级市 and the like
 * are one. 和 parts only before a collective (各…, 有关…): it belongs to names such as 文化和旅游部. Times are no units.
 */
export function splitUnits(text: string): string[] {
  let depth = 0;
  let kept = '';
  for (const character of text.replaceAll(collective, (name) => name.replaceAll(/[、，]/gu, joint))) {
    if (/[（(]/u.test(character)) depth += 1;
    else if (/[）)]/u.test(character)) depth = Math.max(0, depth - 1);
    kept += depth > 0 && /[、，,]/u.test(character) ? joint : character;
  }
  return kept
    .split(
      /[、，,；;\n]|(?<=等)(?=国务院|有关|相关|各|省|市|部门|单位|和|及)|(?:以及|及|和|与)(?=各|有关|相关|国务院有关|国务院相关)/u,
    )
    .map((unit) => unit.replaceAll(joint, '、').trim())
    .map((unit) => unit.replace(/^(?:由|等|和|及)|等$|[。.]$/gu, '').trim())
    .filter((unit) => unit !== '' && !/^(?:等|无|部门|单位|—+|－|-+|\/)$/u.test(unit) && !time.test(unit));
}
