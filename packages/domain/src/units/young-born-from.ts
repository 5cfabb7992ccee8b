import type { Parameters } from '../kinds/define-kind.ts';
import { figure } from '../mechanisms/parameters.ts';
import { addMonths, type Day } from '../time/day.ts';

/** The month, `1983-07`, from which on who was born is within the age of youth study on a day: forty years (domain M05). */
export function youngBornFrom(on: Day, figures: Parameters): string {
  const limit = figure(figures, 'M05.ageLimit', 40);
  return addMonths(addMonths(on, 1), -12 * (limit + 1)).slice(0, 7);
}
