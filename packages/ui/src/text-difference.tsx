import { useMemo } from 'react';
import { markDifferences } from './mark-differences.ts';

/** One of two texts with what the other has not marked: struck out on the earlier side, underlined on the later. */
export function TextDifference({
  before,
  after,
  side,
}: {
  before: string;
  after: string;
  side: 'before' | 'after';
}) {
  const pieces = useMemo(() => markDifferences(before, after)[side], [before, after, side]);
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <>
      {pieces.map(({ text, differs }, at) => {
        const key = `${at} ${text}`;
        return differs ? <Mark key={key}>{text}</Mark> : <span key={key}>{text}</span>;
      })}
    </>
  );
}
