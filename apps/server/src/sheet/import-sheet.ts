import { change } from '@gangmu/db/change';
import { Refusal } from '@gangmu/domain/refusal';
import { createHash } from 'node:crypto';
import { completionsSheet } from './completions.ts';
import { membersSheet } from './members.ts';
import type { Checked, SheetKind, SheetName, Work } from './sheet-kind.ts';
import { tasksSheet } from './tasks.ts';
import { unitsSheet } from './units.ts';

export const sheetKinds: Readonly<Record<SheetName, SheetKind>> = {
  units: unitsSheet,
  members: membersSheet,
  tasks: tasksSheet,
  completions: completionsSheet,
};

/** What a look at the file found. `fingerprint` is its version: it names what was seen, and the confirmation gives it back. */
export interface SheetReport
  extends Pick<Checked, 'rows' | 'created' | 'changed' | 'same' | 'problems' | 'notices'> {
  readonly fingerprint: string;
}

export interface SheetFile extends Omit<Work, 'db'> {
  readonly name: SheetName;
  readonly fileName: string;
  readonly sha256: string;
}

/** Looks at a file and says what importing it would do and every cell that is in the way. Writes nothing. */
export async function checkSheet(file: SheetFile): Promise<SheetReport> {
  const checked = await sheetKinds[file.name].check({ ...file, db: file.context.db });
  const { rows, created, changed, same, problems, notices } = checked;
  return { rows, created, changed, same, problems, notices, fingerprint: fingerprintOf(file, checked) };
}

/**
 * Imports the file, all of it or nothing: it is checked again inside the transaction, and what was seen before
 * must still be so. A file that changes nothing writes nothing.
 */
export async function importSheet(file: SheetFile, key: string, fingerprint: string) {
  const kind = sheetKinds[file.name];
  const { context } = file;
  const input = {
    sheet: file.name,
    planId: file.planId,
    sha256: file.sha256,
    fingerprint,
    accepted: [...file.accepted],
  };
  try {
    return await change(context, { verb: `sheet.${file.name}`, key, input }, async (tx) => {
      const checked = await kind.check({ ...file, db: tx });
      requireWhole(checked);
      if (fingerprintOf(file, checked) !== fingerprint) throw changedSinceCheck();
      const answer = { created: checked.created, changed: checked.changed, same: checked.same };
      if (answer.created + answer.changed === 0) throw new NothingToImport(answer);
      const { proof, unitId } = await checked.write(tx);
      return {
        proof,
        subject: { type: 'sheet', id: file.sha256, unitId },
        before: checked.before(),
        after: { file: file.fileName, ...answer, rows: checked.after() },
        answer,
      };
    });
  } catch (error) {
    if (error instanceof NothingToImport) return error.answer;
    throw error;
  }
}

/** Ends a write that would write nothing: neither an audit row nor a key is kept for it. */
class NothingToImport extends Error {
  readonly answer: Pick<Checked, 'created' | 'changed' | 'same'>;

  constructor(answer: Pick<Checked, 'created' | 'changed' | 'same'>) {
    super('nothing to import');
    this.answer = answer;
  }
}

function changedSinceCheck(): Refusal {
  return new Refusal('changed-meanwhile', {
    zh: '检查之后系统中的数据又有变化，请重新检查后再导入',
    en: 'The data changed after the check; please check the file again',
  });
}

function requireWhole({ problems }: Checked): void {
  if (problems.length === 0) return;
  const details = problems.slice(0, 50).map(({ place, text }) => ({ place, text }));
  throw new Refusal(
    'invalid',
    {
      zh: `还有 ${problems.length} 处问题，没有导入任何内容`,
      en: `${problems.length} problems are left; nothing was imported`,
    },
    details,
  );
}

function fingerprintOf(file: SheetFile, { created, changed, same, before }: Checked): string {
  const seen = {
    sha256: file.sha256,
    accepted: [...file.accepted],
    created,
    changed,
    same,
    before: before(),
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}
