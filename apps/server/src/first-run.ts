import { connect } from '@gangmu/db/connect';
import { findUserByName, insertUser, issueCode } from '@gangmu/db/account';
import { insertGrant } from '@gangmu/db/grant';
import { transact } from '@gangmu/db/transact';
import { findRoot, insertUnit } from '@gangmu/db/unit';
import { administratorRoles, type Role } from '@gangmu/domain/access/roles';
import { dayOfInstant } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';

const names: Record<(typeof administratorRoles)[number], { username: string; name: string }> = {
  systemAdmin: { username: 'sysadmin', name: '系统管理员' },
  securityAdmin: { username: 'secadmin', name: '安全保密管理员' },
  auditor: { username: 'auditor', name: '安全审计员' },
};

/**
 * Makes an empty installation usable: the committee itself, and one account for each of the three
 * administrators with a one-time code good for 72 hours. Answers nothing when that was done before.
 */
export async function createAdministrators(config: {
  databaseUrl: string;
}): Promise<{ role: Role; username: string; code: string }[]> {
  const db = connect(config.databaseUrl);
  try {
    return await transact(db, null, async (tx) => {
      if (await findUserByName(tx, names.systemAdmin.username)) return [];
      const today = dayOfInstant(new Date());
      const rootId = (await findRoot(tx))?.id ?? uuidv7();
      if (!(await findRoot(tx))) {
        const named = {
          code: 'GW',
          name: '机关工作委员会',
          shortName: '工委',
          kind: 'workCommittee' as const,
          class: null,
        };
        const plain = {
          parentId: null,
          departmentId: null,
          foundedOn: null,
          dissolvedOn: null,
          electedOn: null,
          termYears: null,
        };
        await insertUnit(tx, { id: rootId, unitPath: `/${rootId}/`, ...named, ...plain });
      }
      const made = [];
      for (const role of administratorRoles) {
        const id = uuidv7();
        await insertUser(tx, { id, ...names[role], personId: null });
        await insertGrant(tx, {
          id: uuidv7(),
          userId: id,
          role,
          unitId: rootId,
          from: today,
          to: null,
          grantedBy: null,
          adminOf: id,
        });
        made.push({ role, username: names[role].username, code: await issueCode(tx, id) });
      }
      return made;
    });
  } finally {
    await db.destroy();
  }
}
