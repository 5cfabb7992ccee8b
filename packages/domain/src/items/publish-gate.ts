import { Refusal, type RefusalDetail } from '../refusal.ts';
import type { PlannedMeasure } from './measure.ts';

/**
 * Every hole that keeps a plan from being published (story C1): a measure needs actors, one lead unit, a
 * closing standard, a clock, and somebody who carries it out when departments or branches are to act.
 */
export function findGaps(measures: readonly PlannedMeasure[]): RefusalDetail[] {
  const gaps: RefusalDetail[] = [];
  if (measures.length === 0) gaps.push(gap('plan', '还没有任何举措', 'There is no measure yet'));
  for (const measure of measures) gaps.push(...gapsOf(measure));
  return gaps;
}

/** Throws `has-gaps` with every hole. */
export function requireNoGaps(measures: readonly PlannedMeasure[]): void {
  const gaps = findGaps(measures);
  if (gaps.length === 0) return;
  throw new Refusal(
    'has-gaps',
    {
      zh: `还有 ${gaps.length} 处缺项，不能印发`,
      en: `${gaps.length} gaps keep the plan from being published`,
    },
    gaps,
  );
}

function gapsOf(measure: PlannedMeasure): RefusalDetail[] {
  const gaps: RefusalDetail[] = [];
  const at = (field: string, zh: string, en: string) => gaps.push(gap(`${measure.code}/${field}`, zh, en));
  if (measure.kind === null) at('kind', '未选工作类型', 'no kind of work');
  if (measure.actors.length === 0) at('actors', '未定承办层级', 'nobody is named to act');
  if (measure.leadUnitId === null) at('leadUnitId', '未定牵头单位', 'no lead unit');
  if (measure.closingStandard.trim() === '') at('closingStandard', '未写完成标准', 'no closing standard');
  if (measure.clock === null) at('clock', '未定完成时限', 'no clock');
  if (reachesOthers(measure) && asksNobody(measure)) {
    at(
      'implementers',
      '承办层级含部门或支部，但未选落实范围',
      'departments or branches act, but none is selected',
    );
  }
  for (const unit of measure.coUnits) {
    if (unit.deliverable.trim() === '') at('coUnits', '配合单位未写交付内容', 'a co-unit has no deliverable');
    if (unit.unitId === measure.leadUnitId)
      at('coUnits', '牵头单位不能同时是配合单位', 'the lead is also a co-unit');
  }
  return gaps;
}

function reachesOthers(measure: PlannedMeasure): boolean {
  return measure.actors.includes('D') || measure.actors.includes('B');
}

function asksNobody({ implementers }: PlannedMeasure): boolean {
  return implementers.kinds.length === 0 && implementers.include.length === 0;
}

function gap(place: string, zh: string, en: string): RefusalDetail {
  const code = place.split('/')[0] ?? place;
  return place === 'plan'
    ? { place, text: { zh, en } }
    : { place, text: { zh: `${code} ${zh}`, en: `${code}: ${en}` } };
}
