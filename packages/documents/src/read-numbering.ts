import { walkXml } from './walk-xml.ts';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Automatic numbers of a document; `next` counts on and gives the number as it would be printed. */
export interface Numbering {
  next(id: string, level: number): string;
}

const chinese = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Reads numbering.xml and counts as Word does: a number of a higher level starts the lower ones anew. */
export function readNumbering(xml: string): Numbering {
  const abstract = new Map<string, Level[]>();
  const lists = new Map<string, string>();
  let current = '';
  let list = '';
  let level = 0;
  let shape: { format: string; text: string; start: number } = { format: 'decimal', text: '', start: 1 };
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'w:abstractNum') {
        current = attribute('w:abstractNumId');
        abstract.set(current, []);
      } else if (name === 'w:num') list = attribute('w:numId');
      else if (name === 'w:abstractNumId') lists.set(list, attribute('w:val'));
      else if (name === 'w:lvl') {
        level = Number(attribute('w:ilvl'));
        shape = { format: 'decimal', text: '', start: 1 };
      } else if (name === 'w:numFmt') shape = { ...shape, format: attribute('w:val') };
      else if (name === 'w:lvlText') shape = { ...shape, text: attribute('w:val') };
      else if (name === 'w:start') shape = { ...shape, start: Number(attribute('w:val')) };
    },
    close(name) {
      const levels = abstract.get(current);
      if (name === 'w:lvl' && levels) levels[level] = shape;
    },
    text: () => undefined,
  });
  const counts = new Map<string, number[]>();
  return {
    next(id, at) {
      const levels = abstract.get(lists.get(id) ?? '');
      const wanted = levels?.[at];
      if (!levels || !wanted || wanted.format === 'bullet') return '';
      const counted = counts.get(id) ?? [];
      counted.length = at + 1;
      counted[at] = (counted[at] ?? wanted.start - 1) + 1;
      counts.set(id, counted);
      return wanted.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
        const index = Number(digit) - 1;
        return write(counted[index] ?? levels[index]?.start ?? 1, levels[index]?.format ?? 'decimal');
      });
    },
  };
}

function write(value: number, format: string): string {
  if (!/chinese|ideograph|japanese/iu.test(format)) return String(value);
  if (value < 10) return chinese[value] ?? '';
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : chinese[tens]}十${value % 10 === 0 ? '' : chinese[value % 10]}`;
}
