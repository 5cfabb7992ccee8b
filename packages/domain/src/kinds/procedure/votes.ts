import type { Label } from '../../label.ts';
import type { RefusalDetail } from '../../refusal.ts';
import type { Gate, RecordBody, RecordContext } from '../define-kind.ts';
import type { Fields } from '../field.ts';
import { figure } from '../../mechanisms/parameters.ts';

const people: Label = { zh: '人', en: 'people' };
const votes: Label = { zh: '票', en: 'votes' };

/** A vote of a meeting as numbers, never by person: entitled, present, for, against, abstained (domain 5.5). */
export function voteFields(prefix: string): Fields {
  const count = (zh: string, en: string, unit: Label): Fields[string] => ({
    type: 'integer',
    label: { zh, en },
    min: 0,
    max: 10_000,
    unit,
  });
  return {
    [`${prefix}Entitled`]: count('应到', 'Entitled', people),
    [`${prefix}Present`]: count('实到', 'Present', people),
    [`${prefix}For`]: count('同意', 'For', votes),
    [`${prefix}Against`]: count('不同意', 'Against', votes),
    [`${prefix}Abstained`]: count('弃权', 'Abstained', votes),
  };
}

export function voteNames(prefix: string): string[] {
  return ['Entitled', 'Present', 'For', 'Against', 'Abstained'].map((name) => `${prefix}${name}`);
}

/** The numbers of a vote fit together. */
export function checkVotes(body: RecordBody, prefix: string): RefusalDetail[] {
  const [entitled, present, inFavour, against, abstained] = voteNames(prefix).map((name) => body[name]);
  if (entitled === undefined) return [];
  if (Number(present) > Number(entitled))
    return [
      { place: `${prefix}Present`, text: { zh: '实到多于应到', en: 'More present than entitled to vote' } },
    ];
  if (Number(inFavour) + Number(against) + Number(abstained) !== Number(present))
    return [
      {
        place: `${prefix}For`,
        text: {
          zh: '同意、不同意、弃权之和应等于实到',
          en: 'For, against and abstained together must equal those present',
        },
      },
    ];
  return [];
}

/** 支部大会: more than half of those entitled must be present and more than half of them must agree (domain 2). */
export function needsMajority(prefix: string) {
  return (body: RecordBody): Gate | null => {
    const [entitled, present, inFavour] = voteNames(prefix).map((name) => Number(body[name]));
    if (body[`${prefix}Entitled`] === undefined || entitled === undefined) return null;
    if ((present ?? 0) * 2 <= entitled)
      return refusal(`${prefix}Present`, '实到须超过应到的半数，会议无效', 'More than half must be present');
    if ((inFavour ?? 0) * 2 <= entitled)
      return refusal(
        `${prefix}For`,
        '同意须超过应到有表决权人数的半数，决议未通过',
        'More than half of those entitled must agree: not carried',
      );
    return null;
  };
}

/** 选举大会: the quorum as the committee set it, 4/5 by default (domain 2, parameter M39.quorum). */
export function needsQuorum(body: RecordBody, context: RecordContext): Gate | null {
  if (body['entitled'] === undefined) return null;
  const [entitled, present] = [Number(body['entitled']), Number(body['present'])];
  const numerator = figure(context.parameters, 'M39.quorumNumerator', 4);
  const denominator = figure(context.parameters, 'M39.quorumDenominator', 5);
  if (present * denominator >= entitled * numerator) return null;
  const least = Math.ceil((entitled * numerator) / denominator);
  return refusal(
    'present',
    `实到 ${present}/${entitled} 不足 ${numerator}/${denominator}，至少须 ${least} 人到会`,
    `${present} of ${entitled} is below ${numerator}/${denominator}: at least ${least} must be present`,
  );
}

export function refusal(place: string, zh: string, en: string): Gate {
  return { refusal: { place, text: { zh, en } } };
}
