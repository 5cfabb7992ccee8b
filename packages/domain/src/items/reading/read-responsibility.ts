import type { Bearers } from './reading.ts';
import { splitUnits } from './split-units.ts';

const firstLeadsRule = /[，,；;。]?(?:列第一位者?|排在?第一位的?|第一个)[^，,；;]{0,8}(?:牵头)[^，,；;]{0,6}/u;
const label =
  /^(主?牵头|责任|负责|配合|协助|协办|参与|参加|支持)(?:单位|部门|处室|科室|人|领导)?(?:[（(][^）)]{0,20}[）)])?[：:]\s*/u;
const timeLabel = /^(?:(?:完成|办理|整改)?(?:时间|时限|期限)|适用范围|备注|说明|成果形式)[：:]?/u;

/** True for the inside of brackets that names who bears something (importing, section 5). */
export function isResponsibility(inside: string): boolean {
  if (/^(?:以下)?(?:简称|统称)|以下简称|见附件/u.test(inside)) return false;
  if (label.test(inside)) return true;
  const plain = withoutRule(inside);
  if (/(?:负责|牵头|分工落实)$/u.test(plain)) return plain.length > 2;
  return /牵头[，,、；;].*(?:配合|参与|参加|协助|落实|支持)$|负责[，,；;].*(?:推进|完成|前|时限.*)$/u.test(plain);
}

/** “The first named leads, in what follows too” (下同). */
export function setsFirstLeads(inside: string): boolean {
  return firstLeadsRule.test(inside);
}

/**
 * The units of such brackets. Behind 责任单位 a comma parts who leads from who helps; 负责 alone names no lead, unless
 * the paper has said that the first named leads (`firstLeads`, its own 下同 rule).
 */
export function readResponsibility(inside: string, firstLeads: boolean): Bearers {
  const into = { lead: [] as string[], co: [] as string[], responsible: [] as string[] };
  for (const part of partsOf(withoutRule(inside))) {
    const head = label.exec(part);
    if (head) readLabelled(head[1] ?? '', part.slice(head[0].length), into);
    else if (!timeLabel.test(part)) readClause(part, into);
  }
  if (firstLeads && into.lead.length === 0 && into.responsible.length > 0) {
    const [first = '', ...others] = into.responsible;
    return { lead: [first], co: [...others, ...into.co], responsible: [] };
  }
  return { ...into, co: into.co.filter((unit) => !into.lead.includes(unit)) };
}

/** The part that says when, for the clock. */
export function timeOf(inside: string): string[] {
  return partsOf(inside)
    .filter((part) => /^(?:完成|办理|整改)?(?:时间|时限|期限)/u.test(part) || !label.test(part))
    .map((part) => part.replace(timeLabel, ''));
}

function withoutRule(inside: string): string {
  return inside
    .replace(firstLeadsRule, '')
    .replace(/[，,；;]?下同$/u, '')
    .trim();
}

/** Labels begin a part of their own behind ； or ，: “牵头单位：A，配合单位：B、C；完成时限：6月底前”. */
function partsOf(inside: string): string[] {
  return inside
    .split(
      /[；;\n]|[，,。]\s*(?=(?:主?牵头|责任|负责|配合|协助|协办|参与|完成|适用|办理)(?:单位|部门|处室|科室|人|领导|时间|时限|期限|范围)[：:])/u,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Into {
  readonly lead: string[];
  readonly co: string[];
  readonly responsible: string[];
}

function readLabelled(name: string, value: string, into: Into): void {
  const [own = '', ...others] = value.split(/[，,](?!县级市)/u);
  if (name.endsWith('牵头')) into.lead.push(...splitUnits(value));
  else if (name === '责任') {
    into.lead.push(...splitUnits(own));
    into.co.push(...others.flatMap(splitUnits));
  } else if (name === '负责') into.responsible.push(...splitUnits(value));
  else into.co.push(...splitUnits(value));
}

function readClause(part: string, into: Into): void {
  const joint = /^(.{1,120}?)会同(.+?)(?:按职责分工|分别|共同)?负责$/u.exec(part);
  if (joint) {
    into.lead.push(...splitUnits(joint[1] ?? ''));
    into.co.push(...splitUnits(joint[2] ?? ''));
    return;
  }
  const at = part.indexOf('牵头');
  if (at > 0) {
    into.lead.push(...splitUnits(part.slice(0, at).replace(/(?:共同|分别|联合)$/u, '')));
    into.co.push(...splitUnits(withoutVerb(part.slice(at + 2).replace(/^(?:负责|落实)?[，,、；;]?/u, ''))));
    return;
  }
  const bears = /^(.+?负责)[，,](.*)$/u.exec(part); // “…分别负责，年内持续推进”
  into.responsible.push(...splitUnits(withoutVerb(bears?.[1] ?? part)));
}

function withoutVerb(text: string): string {
  return text.replace(
    /(?:等)?(?:按照?(?:各自)?职责(?:分工)?|依(?:职责|法))?(?:分工|分别|共同|具体|组织)?(?:负责|配合|参与|参加|落实|协助|支持)?(?:实施)?$/u,
    '',
  );
}
