import { formatNumber } from './number-format.ts';
import { walkXml } from './walk-xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
  /** Level (1-based) after which this one starts anew; null: after any higher one; 0: never. */
  restart: number | null;
  legal: boolean;
}

interface List {
  abstract: string;
  readonly overrides: Map<number, Partial<Level>>;
}

interface Definitions {
  readonly abstracts: Map<string, Level[]>;
  readonly lists: Map<string, List>;
  /** Paragraph style → the level that carries its number. */
  readonly styleLevels: Map<string, number>;
}

/** Automatic numbers of a document; `next` counts on and gives the number as it would be printed. */
export interface Numbering {
  next(id: string, level: number): string;
  levelOfStyle(style: string): number | null;
}

const maxLevel = 8;

/**
 * Counts as word processors do: lists that share a definition go on counting together unless one of them says
 * where it starts; a number of a higher level starts the lower ones anew.
 */
export function readNumbering(xml: Uint8Array): Numbering {
  const { abstracts, lists, styleLevels } = readDefinitions(xml);
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    levelOfStyle: (style) => styleLevels.get(style) ?? null,
    next(id, at) {
      const list = lists.get(id);
      const levels = list && abstracts.get(list.abstract);
      if (!list || !levels || !levels[at]) return '';
      const level = (index: number): Level | undefined => {
        const plain = levels[index];
        return plain && { ...plain, ...list.overrides.get(index) };
      };
      const wanted = level(at);
      if (!wanted) return '';
      const counted = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, counted);
      const first = list.overrides.get(at)?.start;
      if (first !== undefined && !begun.has(`${id}/${at}`)) counted[at] = first - 1;
      begun.add(`${id}/${at}`);
      counted[at] = (counted[at] ?? wanted.start - 1) + 1;
      for (let lower = at + 1; lower <= maxLevel; lower += 1) {
        const restart = level(lower)?.restart ?? null;
        if (restart === null || (restart > 0 && at < restart)) counted[lower] = undefined;
      }
      if (wanted.format === 'bullet') return /^[—–－-]+$/u.test(wanted.text) ? wanted.text : '';
      return spaced(
        wanted.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
          const index = Number(digit) - 1;
          const shown = level(index);
          const format = wanted.legal && index !== at ? 'decimal' : (shown?.format ?? 'decimal');
          return formatNumber(counted[index] ?? shown?.start ?? 1, wanted.legal ? 'decimal' : format);
        }),
      );
    },
  };
}

/** A number that ends without a mark is set off from the text by a space, as the tab behind it does on paper. */
function spaced(number: string): string {
  return /[\p{L}\p{N}]$/u.test(number) ? `${number} ` : number;
}

function readDefinitions(xml: Uint8Array): Definitions {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, List>();
  const styleLevels = new Map<string, number>();
  const styleOf = new Map<string, string>();
  const linkTo = new Map<string, string>();
  let abstract = '';
  let list: List | null = null;
  let overridden = -1;
  let level: Level | null = null;
  let at = 0;
  walkXml(xml, {
    open(name, attribute) {
      const value = () => attribute('w:val');
      if (name === 'w:abstractNum') {
        abstract = attribute('w:abstractNumId');
        abstracts.set(abstract, []);
      } else if (name === 'w:num') {
        list = { abstract: '', overrides: new Map() };
        lists.set(attribute('w:numId'), list);
      } else if (name === 'w:abstractNumId' && list) list.abstract = value();
      else if (name === 'w:styleLink') styleOf.set(value(), abstract);
      else if (name === 'w:numStyleLink') linkTo.set(abstract, value());
      else if (name === 'w:lvlOverride') overridden = levelNumber(attribute('w:ilvl'));
      else if (name === 'w:startOverride' && list)
        list.overrides.set(overridden, { ...list.overrides.get(overridden), start: count(value()) });
      else if (name === 'w:lvl') {
        at = levelNumber(attribute('w:ilvl'));
        level = { format: 'decimal', text: '', start: 1, restart: null, legal: false };
      } else if (level) {
        if (name === 'w:numFmt') level.format = value();
        else if (name === 'w:lvlText') level.text = value().slice(0, 60);
        else if (name === 'w:start') level.start = count(value());
        else if (name === 'w:lvlRestart') level.restart = count(value());
        else if (name === 'w:isLgl') level.legal = !/^(?:0|false|off)$/u.test(value());
        else if (name === 'w:pStyle') styleLevels.set(value(), at);
      }
    },
    close(name) {
      if (name === 'w:lvl' && level) {
        if (list) list.overrides.set(at, { ...level, ...list.overrides.get(at) });
        else {
          const levels = abstracts.get(abstract);
          if (levels) levels[at] = level;
        }
        level = null;
      } else if (name === 'w:num') list = null;
    },
    text: () => undefined,
  });
  for (const [from, style] of linkTo) {
    const levels = abstracts.get(styleOf.get(style) ?? '');
    if (levels) abstracts.set(from, levels);
  }
  return { abstracts, lists, styleLevels };
}

function levelNumber(text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= maxLevel ? value : 0;
}

function count(text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 32_767 ? value : 1;
}
