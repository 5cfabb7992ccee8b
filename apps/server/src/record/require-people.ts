import type { Reader } from '@gangmu/db/db';
import { listPeopleBelow } from '@gangmu/db/standing';
import type { Unit } from '@gangmu/db/unit';
import { invalid } from '@gangmu/domain/kinds/check-record';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import type { Fields, Row } from '@gangmu/domain/kinds/field';

/** Everybody a body names by id stands on the list of the unit or of one below it (S-04); throws `invalid`. */
export async function requirePeople(db: Reader, unit: Unit, fields: Fields, body: RecordBody): Promise<void> {
  const named = Object.entries(fields).flatMap(([place, field]) => {
    const value = body[place];
    if (field.type === 'member') return typeof value === 'string' ? [{ place, id: value }] : [];
    if (field.type !== 'rows' || !Array.isArray(value)) return [];
    const cells = Object.entries(field.cells).filter(([, cell]) => cell.type === 'member');
    return (value as Row[]).flatMap(
      (
        row, // checked by the kind
      ) => cells.flatMap(([cell]) => (typeof row[cell] === 'string' ? [{ place, id: row[cell] }] : [])),
    );
  });
  if (named.length === 0) return;
  const here = await listPeopleBelow(db, unit.unitPath, [...new Set(named.map((entry) => entry.id))]);
  const stranger = named.find((entry) => !here.has(entry.id));
  if (!stranger) return;
  throw invalid([
    { place: stranger.place, text: { zh: '此人不在本单位', en: 'This person is not of this unit' } },
  ]);
}
