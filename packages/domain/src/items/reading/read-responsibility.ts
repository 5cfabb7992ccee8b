import type { Bearers } from './reading.ts';

const names = /(?:负责|牵头|责任(?:单位|部门|人)?|配合(?:单位|部门)?)/u;

/** True for the inside of brackets that names who bears something (importing, section 5). */
export function isResponsibility(inside: string): boolean {
  if (/以下简称|见附件/u.test(inside)) return false;
  if (/牵头[，,、；;].*配合$/u.test(inside)) return true;
  return (
    /(?:负责|牵头|按职责分工|会同.+负责)$/u.test(
      inside.replace(/[，,；;。]?(?:列第一位者为牵头单位|排在第一位的部门为牵头部门)?[，,]?下同$/u, ''),
    ) ||
    /^(?:牵头|责任|配合|负责)(?:单位|部门|人|领导)?[：:]/u.test(inside) ||
    (/下同$/u.test(inside) && names.test(inside))
  );
}

/** “The first named leads, in what follows too” (下同). */
export function setsFirstLeads(inside: string): boolean {
  return /第一位.{0,6}牵头.*下同/u.test(inside) || /列第一位者为牵头/u.test(inside);
}

/** The units of such brackets. `firstLeads` holds from the paper's own 下同 rule on. */
export function readResponsibility(inside: string, firstLeads: boolean): Bearers {
  const lead: string[] = [];
  const co: string[] = [];
  const responsible: string[] = [];
  const clean = inside
    .replace(/[，,；;]?(?:列第一位者为牵头单位|排在第一位的部门为牵头部门).*$/u, '')
    .replace(/[，,]?下同$/u, '');
  for (const part of clean.split(/[；;]/u)) {
    const labelled = /^(牵头|责任|负责|配合|协助)(?:单位|部门|人|领导)?[：:](.*)$/u.exec(part.trim());
    if (labelled) {
      const target = labelled[1] === '配合' || labelled[1] === '协助' ? co : lead;
      const [own = '', helpers] = (labelled[2] ?? '').split(/[，,]配合(?:单位|部门)?[：:]/u);
      target.push(...splitUnits(own));
      if (helpers !== undefined) co.push(...splitUnits(helpers));
    } else if (!/^(?:完成|时间|时限|适用)/u.test(part.trim())) {
      readSentence(part, { lead, co, responsible });
    }
  }
  if (firstLeads && lead.length === 0 && responsible.length > 0) {
    const [first = '', ...others] = responsible;
    return { lead: [first], co: [...others, ...co], responsible: [] };
  }
  return { lead, co, responsible };
}

function readSentence(part: string, into: { lead: string[]; co: string[]; responsible: string[] }): void {
  const joint = /^(.+?)会同(.+?)(?:按职责分工)?负责$/u.exec(part);
  if (joint) {
    into.lead.push(...splitUnits(joint[1] ?? ''));
    into.co.push(...splitUnits(joint[2] ?? ''));
    return;
  }
  const led = /^(.+?)牵头(?:负责)?[，,、]?(.*)$/u.exec(part);
  if (led) {
    into.lead.push(...splitUnits(led[1] ?? ''));
    into.co.push(...splitUnits(strip(led[2] ?? '')));
    return;
  }
  into.responsible.push(...splitUnits(strip(part)));
}

function strip(text: string): string {
  return text.replace(/(?:按职责)?(?:分工|分别)?(?:负责|配合|参与|落实)$/u, '');
}

/** Units parted by 、 and ，; 各区、县级市 and the like are one. */
function splitUnits(text: string): string[] {
  const kept = text
    .replace(/各地区、各部门/u, '各地区﹑各部门')
    .replace(/各区、县级市/u, '各区﹑县级市')
    .replace(/各省、自治区、直辖市/u, '各省﹑自治区﹑直辖市');
  return kept
    .split(/[、，,]|(?<=等)(?=国务院)|及(?=各)|和(?=各)/u)
    .map((unit) => unit.replaceAll('﹑', '、').replace(/等$/u, '').trim())
    .filter((unit) => unit !== '' && unit !== '等' && unit !== '无');
}
