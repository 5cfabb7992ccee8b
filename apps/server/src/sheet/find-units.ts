import type { Reader } from '@gangmu/db/db';
import type { Unit } from '@gangmu/db/unit';
import { listUnitNames, listUnitsByCode, listUnitsNamed } from '@gangmu/db/unit-bulk';
import { setImmediate } from 'node:timers/promises';
import { trouble, type Fix, type Read } from './field.ts';
import { NameGuesser } from './name-guesser.ts';

const page = 5_000;
/** Texts for which likely names are looked for; a sheet with more of them has another trouble. */
const mostGuessed = 300;
/** Units compared before others have their turn. */
const turn = 200;
const mostFixes = 3;

/** Finds the unit a text means: by code, by its name when only one bears it, or as `名称（编号）`. */
export interface UnitFinder {
  find(text: string): Read<Unit>;
}

/** Looks all texts of a file up at once. Names that are only alike are proposed, never taken. */
export async function findUnits(
  db: Reader,
  texts: Iterable<string>,
  signal?: AbortSignal,
): Promise<UnitFinder> {
  const wanted = [...new Set([...texts].map((text) => text.trim()).filter((text) => text !== ''))];
  const codes = new Set(wanted.flatMap((text) => [text, codeIn(text) ?? text]).filter(isCode));
  const byCode = new Map((await listUnitsByCode(db, [...codes])).map((unit) => [unit.code, unit]));
  const names = wanted.filter((text) => !byCode.has(codeIn(text) ?? text));
  const byName = new Map<string, Unit[]>();
  for (const unit of await listUnitsNamed(db, names))
    for (const name of new Set([unit.name, unit.shortName]))
      byName.set(name, [...(byName.get(name) ?? []), unit]);
  const lost = names.filter((name) => !byName.has(name));
  const guesses = await guessNames(db, lost.slice(0, mostGuessed), signal);
  return {
    find(raw) {
      const text = raw.trim();
      const coded = byCode.get(codeIn(text) ?? text);
      if (coded && (coded.code === text || unitText(coded) === text)) return { value: coded };
      if (coded)
        return trouble(`编号 ${coded.code} 是“${coded.name}”`, `${coded.code} is “${coded.name}”`, [
          fixOf(coded),
        ]);
      const named = byName.get(text) ?? [];
      const full = named.filter((unit) => unit.name === text);
      const [only] = full.length === 1 ? full : named;
      if (only && (full.length === 1 || named.length === 1)) return { value: only };
      const fixes = only ? named.slice(0, 5).map(fixOf) : (guesses.get(text) ?? []);
      const shown = text.slice(0, 40);
      if (only)
        return trouble(
          `有 ${named.length} 个单位叫“${shown}”，请写编号`,
          `${named.length} units are called “${shown}”; give the code`,
          fixes,
        );
      return trouble(`没有单位“${shown}”`, `there is no unit “${shown}”`, fixes);
    },
  };
}

/** A unit as a cell names it so that it is found again: `名称（编号）`. */
export function unitText(unit: { readonly name: string; readonly code: string }): string {
  return `${unit.name}（${unit.code}）`;
}

async function guessNames(
  db: Reader,
  lost: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Fix[]>> {
  const guesser = new NameGuesser(lost, mostFixes);
  for (let after = ''; lost.length > 0; ) {
    const units = await listUnitNames(db, after, page);
    for (const [index, unit] of units.entries()) {
      for (const name of new Set([unit.name, unit.shortName])) guesser.offer(name, fixOf(unit));
      if (index % turn !== 0) continue;
      await setImmediate();
      signal?.throwIfAborted();
    }
    if (units.length < page) break;
    after = units.at(-1)?.code ?? '';
  }
  return guesser.best();
}

function fixOf(unit: { readonly name: string; readonly code: string }): Fix {
  return { text: unitText(unit), label: unitText(unit) };
}

function codeIn(text: string): string | null {
  return /[（(]([A-Za-z0-9][A-Za-z0-9.-]{0,39})[）)]$/u.exec(text)?.[1] ?? null;
}

function isCode(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/u.test(text);
}
