import type { Label } from '../label.ts';
import type { Day } from '../time/day.ts';
import { similarity } from './similarity.ts';

/** What may make a verifier look twice. Signals say where to look; they add up to nothing and are shown to nobody else. */
export const signalLabels = {
  sameEvidence: { zh: '同一佐证用于多个问题', en: 'The same evidence stands under several findings' },
  bulkAtTheEnd: { zh: '到期当天集中报送', en: 'Sent in bulk on the last day' },
  copiedText: { zh: '整改情况与其他单位雷同', en: 'The text is close to that of another unit' },
  evidenceOlder: { zh: '佐证早于问题提出', en: 'Evidence older than the finding' },
} as const satisfies Record<string, Label>;

export type Signal = keyof typeof signalLabels;
export const signalNames = Object.keys(signalLabels) as [Signal, ...Signal[]]; // keys of a const table

/** A rectification as it was sent. */
export interface SentRectification {
  readonly id: string;
  readonly unitId: string;
  readonly raisedOn: Day;
  readonly dueOn: Day | null;
  readonly sentOn: Day;
  readonly result: string;
  readonly evidence: readonly { readonly what: string; readonly on: Day }[];
}

export interface ShownSignal {
  readonly signal: Signal;
  /** Other findings it speaks of. */
  readonly with: readonly string[];
}

/** From this many on one last day it is “in bulk”. */
const bulk = 3;
/** Texts this alike, and at least this long, are taken for copies. */
const alike = 0.85;
const longEnough = 20;

/** The signals of one rectification among those it is compared with (domain, M01; never a score). */
export function findSignals(one: SentRectification, all: readonly SentRectification[]): ShownSignal[] {
  const others = all.filter((other) => other.id !== one.id);
  const names = new Set(one.evidence.map(({ what }) => plain(what)));
  const same = others.filter((other) => other.evidence.some(({ what }) => names.has(plain(what))));
  const together = others.filter(
    (other) => other.unitId === one.unitId && other.sentOn === one.sentOn && other.dueOn === other.sentOn,
  );
  const copied = others.filter(
    (other) =>
      other.unitId !== one.unitId &&
      Math.min(other.result.length, one.result.length) >= longEnough &&
      similarity(other.result, one.result) >= alike,
  );
  const isBulk = one.sentOn === one.dueOn && together.length + 1 >= bulk;
  const isOlder = one.evidence.some(({ on }) => on < one.raisedOn);
  return [
    ...(same.length > 0 ? [{ signal: 'sameEvidence' as const, with: idsOf(same) }] : []),
    ...(isBulk ? [{ signal: 'bulkAtTheEnd' as const, with: idsOf(together) }] : []),
    ...(copied.length > 0 ? [{ signal: 'copiedText' as const, with: idsOf(copied) }] : []),
    ...(isOlder ? [{ signal: 'evidenceOlder' as const, with: [] }] : []),
  ];
}

function idsOf(list: readonly SentRectification[]): string[] {
  return list.map(({ id }) => id);
}

function plain(what: string): string {
  return what
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
