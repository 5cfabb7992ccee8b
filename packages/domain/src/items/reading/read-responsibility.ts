import type { Bearers } from './reading.ts';
import { splitUnits } from './split-units.ts';

const first = '(?:(?:列|排)(?:在|名)?(?:第一位?|首位|最前)|第一位|首位|第一个)';
const firstLeadsRule = new RegExp(
  `[，,；;。]?${first}[者的]?[^，,；;。]{0,8}牵头[^，,；;。（()）]{0,6}(?:[，,；;]?下同)?`,
  'u',
);
const kindOfUnit = '(?:单位|部门|处室|科室|股室|支部|主体|人|领导|分工)';
const label = new RegExp(
  `^(主?牵头|主办|承办|主责|责任|负责|落实|配合|协助|协办|协同|参与|参加)(?:责任|负责)?(${kindOfUnit}?)` +
    '(?:[（(][^）)]{0,20}[）)])?[：:]\\s*',
  'u',
);
const timeLabel = /^(?:完成|办理|办结|整改|推进|落实)?(?:时间|时限|期限)(?:要求|安排|节点)?[：:]?/u;
const otherLabel = /^(?:适用范围|备注|说明|成果形式|完成标准|工作目标)[：:]/u;
const deed = '(?:组织|落实|实施|推进|完成|协调|抓总)*';

/** True for the inside of brackets that names who bears something (importing, section 5). */
export function isResponsibility(inside: string): boolean {
  if (/以下简称|^(?:简称|统称)|见附件|谁/u.test(inside)) return false;
  if (isLabel(inside)) return true;
  const plain = withoutRule(inside);
  if (plain.length < 3 || /。/u.test(plain)) return false;
  return new RegExp(`(?:负责|牵头|分工落实)${deed}(?:$|[，,；;、]|会同)`, 'u').test(plain);
}

/**
 * From where on the first named unit leads (下同): from the brackets that say so on, everywhere when it is said outside
 * of them, nowhere (Infinity) when nobody says it.
 */
export function firstLeadsFrom(text: string): number {
  const match = firstLeadsRule.exec(text);
  if (!match) return Number.POSITIVE_INFINITY;
  const before = text.slice(Math.max(0, match.index - 400), match.index);
  const open = Math.max(before.lastIndexOf('（'), before.lastIndexOf('('));
  const closed = Math.max(before.lastIndexOf('）'), before.lastIndexOf(')'));
  return open > closed ? match.index - before.length + open : 0;
}

/**
 * The units of such brackets. Behind 责任单位 a comma parts who leads from who helps; 负责 alone names no lead, unless
 * somebody helps, or the paper has said that the first named leads (`firstLeads`, its own 下同 rule).
 */
export function readResponsibility(inside: string, firstLeads: boolean): Bearers {
  const into: Into = { lead: [], equal: [], co: [], responsible: [], people: [] };
  for (const part of partsOf(withoutRule(inside))) {
    const head = isLabel(part) ? label.exec(part) : null;
    if (head && /^(?:人|领导)$/u.test(head[2] ?? ''))
      into.people.push(...splitUnits(part.slice(head[0].length)));
    else if (head) readLabelled(head[1] ?? '', part.slice(head[0].length), into);
    else if (!timeLabel.test(part) && !otherLabel.test(part)) readClause(part, into);
  }
  return settle(into, firstLeads);
}

/** The words that may hold a time: all but the field of application and the like. */
export function timeOf(inside: string): string {
  return partsOf(inside)
    .filter((part) => !otherLabel.test(part))
    .join('；');
}

/** Where it applies: “适用范围：浙江”. */
export function scopeOf(inside: string): string | null {
  const part = partsOf(inside).find((entry) => /^适用范围[：:]/u.test(entry));
  return part?.replace(/^适用范围[：:]\s*/u, '') ?? null;
}

function isLabel(text: string): boolean {
  const head = label.exec(text);
  return head !== null && (head[2] !== '' || !/^(?:落实|参加|协同)/u.test(head[1] ?? ''));
}

function withoutRule(inside: string): string {
  return inside
    .trim()
    .replace(firstLeadsRule, '')
    .replace(/[，,；;]?下同$/u, '')
    .replace(/[。；;|\s]+$/u, '');
}

const nextLabel = new RegExp(
  `[；;\\n]|[，,。]\\s*(?=(?:(?:主?牵头|主办|承办|主责|责任|负责|配合|协助|协办|协同|参与)(?:责任|负责)?${kindOfUnit}|` +
    '(?:完成|办理|办结|整改)?(?:时间|时限|期限)|适用范围)[^，,；;：:]{0,4}[：:])',
  'u',
);

/** Labels begin a part of their own behind ； or ，: “牵头单位：A，配合单位：B、C；完成时限：6月底前”. */
function partsOf(inside: string): string[] {
  return inside
    .split(nextLabel)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Into {
  lead: string[];
  /** Named behind 责任单位, where the first may be said to lead. */
  equal: string[];
  co: string[];
  responsible: string[];
  /** Persons (责任人, 牵头领导); they lead only where no unit is named. */
  people: string[];
}

function settle(into: Into, firstLeads: boolean): Bearers {
  if (into.lead.length + into.equal.length + into.responsible.length === 0) into.lead = into.people;
  const others = into.lead.length > 0 ? into.equal : [];
  const named = into.lead.length > 0 ? into.lead : into.equal;
  if (firstLeads && into.lead.length === 0) {
    const [leads, ...helps] = [...named, ...into.responsible];
    return { lead: leads === undefined ? [] : [leads], co: unique([...helps, ...into.co]), responsible: [] };
  }
  const isHelped = named.length === 0 && into.co.length > 0;
  const lead = unique(isHelped ? into.responsible : named);
  const co = unique([...others, ...into.co]).filter((unit) => !lead.includes(unit));
  return { lead, co, responsible: isHelped ? [] : unique(into.responsible) };
}

function readLabelled(name: string, value: string, into: Into): void {
  const [own = '', ...others] = value.split(/[，,](?!县级市)/u);
  if (/牵头$|^主/u.test(name)) into.lead.push(...splitUnits(value));
  else if (/^(?:责任|承办|落实)$/u.test(name)) {
    into.equal.push(...splitUnits(own));
    into.co.push(...others.flatMap(splitUnits));
  } else if (name === '负责') into.responsible.push(...splitUnits(value));
  else into.co.push(...splitUnits(value));
}

const helps = /(?:积极|协同)?(?:配合|协助|协办|参与|参加|支持)$/u;

/** “A、B牵头，C配合”, “A会同B负责”, “A、B、C负责，年内完成”: names up to their verb. */
function readClause(part: string, into: Into): void {
  const clauses = part.split(
    new RegExp(
      `(?<=(?:牵头|负责|配合|协助|参与|参加|协办|支持)${deed})[，,；;、]|(?<=牵头)(?!负责|组织|落实|实施|推进|$)`,
      'u',
    ),
  );
  for (const clause of clauses) {
    const joint = /^(.{1,120}?)会同(.+?)(?:按职责分工|分别|共同)?(?:负责|牵头)/u.exec(clause);
    if (joint) {
      into.lead.push(...splitUnits(joint[1] ?? ''));
      into.co.push(...splitUnits(joint[2] ?? ''));
    } else if (clause.includes('牵头'))
      into.lead.push(...namesBefore(clause.slice(0, clause.indexOf('牵头'))));
    else if (helps.test(clause)) into.co.push(...namesBefore(clause.replace(helps, '')));
    else if (into.lead.length > 0) into.co.push(...namesBefore(clause));
    else into.responsible.push(...namesBefore(clause));
  }
}

const manner =
  /(?:等)?(?:按照?(?:各自)?职责(?:分工)?|依(?:职责|法))?(?:分工|分别|共同|联合|具体)?(?:负责|落实)?(?:组织|落实|实施|推进|完成|协调|抓总)*$/u;

function namesBefore(text: string): string[] {
  return splitUnits(text.replace(manner, ''));
}

function unique(units: readonly string[]): string[] {
  return [...new Set(units)];
}
