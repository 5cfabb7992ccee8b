import { readWorkPoints } from '@gangmu/domain/items/read-work-points';

const kilobyte = 1024;
const sizes = [100, 250, 500, 1_000, 2_000];

/**
 * How the time of reading grows with the length of the text, from 100 KB to 2 MB: each line gives the time, the length
 * and the time in multiples of the smallest, and their quotient, which stays near 1 where growth is linear (target
 * ≤ 1.5). `sample` is a real paper in one line; the others repeat what real papers have, and what a hostile one may.
 */
export function timeReading(sample: string, log: (line: string) => void): void {
  const body = sample.slice(sample.indexOf('一、'));
  const papers: Readonly<Record<string, (bytes: number) => string>> = {
    'a paper in one line, over and over': (bytes) => repeat(body, bytes),
    'sections and items, a paragraph each': (bytes) => `2025年工作要点\n${repeat(paragraphs(body), bytes)}`,
    'ever more sections of fifty items': (bytes) => `2025年工作要点\n${count(bytes, 150, item)}`,
    'a task table': (bytes) => `${header}${count(bytes, 150, row)}`,
    'one sentence without an end': (bytes) =>
      `一、重点任务\n1.${repeat('制定办法，2025年6月底前印发《规定》，', bytes)}`,
  };
  for (const [name, make] of Object.entries(papers)) {
    log(`\nreading ${name}`);
    timeOf(make(100 * kilobyte)); // warm
    const times = sizes.map((size) => ({ size, took: timeOf(make(size * kilobyte)) }));
    const [first] = times;
    for (const { size, took } of times) {
      const length = size / (first?.size ?? size);
      const time = took / (first?.took ?? took);
      log(
        `  ${String(size).padStart(5)} KB ${took.toFixed(0).padStart(5)} ms · length ×${length.toFixed(1)} · time ×${time.toFixed(1)} · quotient ${(time / length).toFixed(2)}`,
      );
    }
  }
}

const header = '2025年任务分工表\n序号\t任务\t具体措施\t牵头单位\t配合单位\t完成时限\n';

/** Under a heading line without a number, numbers start anew. */
function item(index: number): string {
  const no = ((index - 1) % 50) + 1;
  return `${no === 1 ? `第${index}方面工作\n` : ''}${no}.抓好第${no}项工作。制定工作方案，6月底前印发；组织开展检查。（甲局牵头，乙局、丙局配合）\n`;
}

function row(no: number): string {
  return `${no}\t第${no}项工作\t制定工作方案，组织开展检查\t甲局\t乙局、丙局\t6月底前\n`;
}

/** The sample with a line for each of its numbers. */
function paragraphs(body: string): string {
  return `${body.replaceAll(/ (?=[一二三四五六]、|\d{1,2}\.)/gu, '\n')}\n`;
}

/** So often that the text has about so many bytes, three to a Chinese character. */
function repeat(text: string, bytes: number): string {
  return text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));
}

function count(bytes: number, each: number, write: (no: number) => string): string {
  return Array.from({ length: Math.ceil(bytes / each) }, (_, index) => write(index + 1)).join('');
}

/** The quickest of three, in milliseconds. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    readWorkPoints(text);
    return performance.now() - started;
  });
  return Math.min(...times);
}
