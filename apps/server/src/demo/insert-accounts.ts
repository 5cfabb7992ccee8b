import { insertUser, setPasswordHash, setUserDisabled } from '@gangmu/db/account';
import type { Database } from '@gangmu/db/db';
import { insertGrant } from '@gangmu/db/grant';
import { hashPassword } from '@gangmu/db/password';
import { transact } from '@gangmu/db/transact';
import { isAdministrator, roles, type Role } from '@gangmu/domain/access/roles';
import type { DemoPerson, DemoPost } from './build-people.ts';
import type { DemoUnit } from './build-units.ts';

/** One password for the trial's accounts; it is printed at every start and worth nothing elsewhere. */
const demoPassword = 'Gangmu-2024';

export interface DemoAccount {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly roleName: Role;
  readonly unitId: string;
}

interface World {
  readonly units: readonly DemoUnit[];
  readonly people: readonly DemoPerson[];
  readonly posts: readonly DemoPost[];
  readonly pilot: DemoUnit;
  readonly newId: () => string;
}

interface Wanted {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: string;
  readonly personId: string | null;
  readonly disabled?: true;
}

/** An account for each role, a second office and branch to try what is closed to them, and a disabled one. */
export async function insertAccounts(db: Database, world: World): Promise<DemoAccount[]> {
  const hash = await hashPassword(demoPassword);
  const accounts: DemoAccount[] = [];
  await transact(db, null, async (tx) => {
    for (const wanted of listWanted(world)) {
      const id = world.newId();
      await insertUser(tx, { id, username: wanted.username, name: wanted.name, personId: wanted.personId });
      await setPasswordHash(tx, id, hash);
      await insertGrant(tx, {
        id: world.newId(),
        userId: id,
        role: wanted.role,
        unitId: wanted.unitId,
        from: '2024-01-01',
        to: null,
        grantedBy: null,
        adminOf: isAdministrator(wanted.role) ? id : null,
      });
      if (wanted.disabled) await setUserDisabled(tx, id, true);
      else
        accounts.push({
          id,
          username: wanted.username,
          password: demoPassword,
          role: `${roles[wanted.role].label.zh} ${roles[wanted.role].label.en}`,
          roleName: wanted.role,
          unitId: wanted.unitId,
        });
    }
  });
  return accounts;
}

function listWanted({ units, people, posts, pilot }: World): Wanted[] {
  const find = (code: string) => {
    const unit = units.find((candidate) => candidate.code === code);
    if (!unit) throw new Error(`no demo unit ${code}`);
    return unit.id;
  };
  const branch = pilot.id;
  const other =
    units.find(
      (unit) => unit.kind === 'branch' && unit.departmentId === pilot.departmentId && unit.id !== branch,
    )?.id ?? branch;
  const holder = (unitId: string, type: DemoPost['type']) =>
    posts.find((post) => post.unitId === unitId && post.type === type)?.personId ?? null;
  const nameOf = (personId: string | null, otherwise: string) =>
    people.find((person) => person.id === personId)?.name ?? otherwise;
  const members = people.filter((person) => person.unitId === branch);
  const retired = units.find(
    (unit) => unit.kind === 'branch' && unit.class === 'retired' && unit.departmentId === pilot.departmentId,
  );
  const root = find('GW');
  const office = (username: string, name: string, role: Role, unitId: string): Wanted => ({
    username,
    name: `${name}（演示）`,
    role,
    unitId,
    personId: null,
  });
  const person = (username: string, role: Role, unitId: string, personId: string | null): Wanted => ({
    username,
    name: `${nameOf(personId, username)}（演示）`,
    role,
    unitId,
    personId,
  });
  return [
    office('gwa', '工委业务', 'committeeStaff', root),
    office('gwl', '工委领导', 'committeeLeader', root),
    office('gwd', '工委纪检', 'committeeDiscipline', root),
    office('ins', '督查组', 'inspectionTeam', root),
    office('pnl', '评审组', 'reviewPanel', root),
    office('dpg', '经纬党组', 'partyGroupLeader', find('D01')),
    office('ops', '经纬机关党委书记', 'organSecretary', find('D01.P')),
    office('opa', '经纬机关党委专职', 'organOffice', find('D01.P')),
    office('odc', '经纬机关纪委', 'organDiscipline', find('D01.P.J')),
    office('uni', '经纬团委', 'massOrganisation', find('D01.P.T')),
    office('opa2', '山川机关党委专职', 'organOffice', find('D02.P')),
    office('opa12', '文澜机关党委专职', 'organOffice', find('D12.P')),
    person('brs', 'branchSecretary', branch, holder(branch, 'secretary')),
    person('brc', 'branchCommissioner', branch, holder(branch, 'organizationCommissioner')),
    person('cl', 'cellLeader', branch, members[8]?.id ?? null),
    person('mb', 'member', branch, members[10]?.id ?? null),
    person('brs2', 'branchSecretary', other, holder(other, 'secretary')),
    person(
      'mb2',
      'member',
      retired?.id ?? other,
      people.find((candidate) => candidate.unitId === retired?.id)?.id ?? null,
    ),
    person(
      'brc3',
      'branchCommissioner',
      retired?.id ?? other,
      holder(retired?.id ?? other, 'organizationCommissioner'),
    ),
    { ...office('gone', '停用账号', 'member', branch), disabled: true },
    office('sys', '系统管理员', 'systemAdmin', root),
    office('sec', '安全保密管理员', 'securityAdmin', root),
    office('aud', '安全审计员', 'auditor', root),
  ];
}
