import type { StoredRecord } from '@gangmu/db/record';
import { trouble, type Read } from './field.ts';

const mostFixes = 3;

/** An offering as a cell names it so that it is found again: `名称（开班日期）`. */
export function offeringText({ title, happenedOn }: Pick<StoredRecord, 'title' | 'happenedOn'>): string {
  return `${title}（${happenedOn}）`;
}

/** Finds the offering a text means among those one may close: by its name, or with the day it began. */
export function findOffering(offerings: readonly StoredRecord[], raw: string): Read<StoredRecord> {
  const text = raw.trim().replaceAll('(', '（').replaceAll(')', '）');
  const exact = offerings.filter((one) => offeringText(one) === text);
  const named = exact.length > 0 ? exact : offerings.filter((one) => one.title === text);
  const [only] = named;
  const shown = text.slice(0, 40);
  if (only && named.length === 1) return { value: only };
  const near = only
    ? named
    : offerings.filter((one) => text.length > 1 && (one.title.includes(text) || text.includes(one.title)));
  const fixes = near
    .slice(0, mostFixes)
    .map((one) => ({ text: offeringText(one), label: offeringText(one) }));
  if (only)
    return trouble(
      `有 ${named.length} 个班次叫“${shown}”，请加上开班日期`,
      `${named.length} offerings are called “${shown}”; add the day it began`,
      fixes,
    );
  return trouble(
    `没有可登记结业的班次“${shown}”`,
    `there is no offering “${shown}” whose completions you may enter`,
    fixes,
  );
}
