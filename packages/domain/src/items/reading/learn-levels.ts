import type { Marker, MarkerForm } from './find-markers.ts';

export interface Levels {
  readonly section: MarkerForm | null;
  readonly item: MarkerForm;
  /** Forms below the items; their numbers part measures. */
  readonly below: readonly MarkerForm[];
}

/**
 * Which form numbers what, learnt from the document: rank is the order of first appearance. One form alone
 * numbers items; with three, a third that runs on through the whole document numbers the items and the second
 * only groups them (importing, section 2).
 */
export function learnLevels(markers: readonly Marker[]): Levels | null {
  const forms: MarkerForm[] = [];
  for (const { form } of markers) if (!forms.includes(form)) forms.push(form);
  const [first, second, third] = forms;
  if (!first) return null;
  if (!second) return { section: null, item: first, below: [] };
  if (third && runsOn(markers, third) && !runsOn(markers, second)) {
    return { section: first, item: third, below: forms.slice(3) };
  }
  const sections = markers.filter(({ form }) => form === first).length;
  const items = markers.filter(({ form }) => form === second).length;
  if (sections > items * 3) return { section: null, item: first, below: forms.slice(1) };
  return { section: first, item: second, below: forms.slice(2) };
}

function runsOn(markers: readonly Marker[], form: MarkerForm): boolean {
  const numbers = markers.filter((marker) => marker.form === form).map(({ no }) => no);
  return (
    numbers.length > 3 && numbers.every((no, index) => index === 0 || no === (numbers[index - 1] ?? 0) + 1)
  );
}
