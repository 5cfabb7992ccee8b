import type { PostType } from '@gangmu/domain/units/post-type';
import type { DemoUnit } from './build-units.ts';
import { makeName } from './names.ts';

export interface DemoPerson {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly birthMonth: string;
  readonly status: 'full' | 'probationary';
  readonly class: 'staff' | 'retired' | 'floating';
  readonly joinedOn: string;
  readonly fullOn: string | null;
}

export interface DemoPost {
  readonly unitId: string;
  readonly type: PostType;
  readonly personId: string;
  readonly approvedNo: string;
}

/** Full members from which a branch has a committee (domain 2). */
const committeeFrom = 7;

/** The members of all branches, a probationary one here and there, and the posts of each branch. */
export function buildPeople(
  units: readonly DemoUnit[],
  newId: () => string,
  random: () => number,
): { people: DemoPerson[]; posts: DemoPost[] } {
  const people: DemoPerson[] = [];
  const posts: DemoPost[] = [];
  for (const unit of units) {
    const members = Array.from({ length: unit.members }, (_, index) =>
      makePerson(unit, index, newId, random),
    );
    people.push(...members);
    const full = members.filter((member) => member.status === 'full');
    const types: PostType[] =
      full.length >= committeeFrom
        ? ['secretary', 'organizationCommissioner', 'publicityCommissioner', 'disciplineCommissioner']
        : ['secretary'];
    for (const [index, type] of types.entries()) {
      const holder = full[index];
      if (holder)
        posts.push({
          unitId: unit.id,
          type,
          personId: holder.id,
          approvedNo: `演示批〔2023〕${posts.length + 1}号`,
        });
    }
  }
  return { people, posts };
}

function makePerson(unit: DemoUnit, index: number, newId: () => string, random: () => number): DemoPerson {
  const retired = unit.class === 'retired';
  const born = retired ? 1938 + Math.floor(random() * 24) : 1966 + Math.floor(random() * 34);
  const probationary = !retired && index > 5 && random() < 0.02;
  const joined = Math.min(2023, born + 22 + Math.floor(random() * 8));
  return {
    id: newId(),
    unitId: unit.id,
    name: makeName(random),
    birthMonth: `${born}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`,
    status: probationary ? 'probationary' : 'full',
    class: retired ? 'retired' : unit.class === 'floating' ? 'floating' : 'staff',
    joinedOn: probationary ? '2023-09-20' : `${joined}-06-28`,
    fullOn: probationary ? null : `${joined + 1}-06-28`,
  };
}
