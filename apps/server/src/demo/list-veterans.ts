import type { DemoPerson } from './build-people.ts';
import type { DemoUnit } from './build-units.ts';

const reached = ['1973-08-12', '1973-10-05', '1973-12-20', '1974-03-11', '1974-06-28'];

/**
 * Six people of the first retired branch reach fifty years by 1 July 2024, one of them without a day of full
 * membership; nobody else of the department does in this year (domain 10.1, story P6).
 */
export function listVeterans(branches: readonly DemoUnit[], people: readonly DemoPerson[]): DemoPerson[] {
  const retired = branches.find((unit) => unit.class === 'retired');
  const inside = new Set(branches.map((unit) => unit.id));
  const six = new Set(
    people
      .filter((person) => person.unitId === retired?.id)
      .slice(1, 7)
      .map((person) => person.id),
  );
  let at = 0;
  return people.map((person) => {
    if (six.has(person.id)) {
      const fullOn = reached[at] ?? null;
      at += 1;
      return {
        ...person,
        birthMonth: '1949-05',
        joinedOn: fullOn === null ? '1973-05-20' : '1972-09-10',
        fullOn,
      };
    }
    const isThisYear =
      person.fullOn !== null && person.fullOn > '1973-07-01' && person.fullOn <= '1974-07-01';
    return inside.has(person.unitId) && isThisYear
      ? { ...person, joinedOn: '1975-06-28', fullOn: '1976-06-28' }
      : person;
  });
}
