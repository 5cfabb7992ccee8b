const produceVerb =
  /(?:研究制定|制定完善|制定印发|制定|修订完善|修订|出台|起草|编制|印发|编印)(?:并[^，,。]{1,4})?/gu;
const produced = /(?:办法|意见|规定|方案|措施|细则|规划|制度|条例|文件|选编|规则|清单|指南|手册)$/u;

const longestTitle = 200;

/**
 * Titles in 《》 that are documents; periodicals (《甲》、《乙》杂志, …报) are not. Nested 〈〉 stay inside, and 《》 within 《》
 * belongs to the outer title.
 */
export function readCited(sentence: string): string[] {
  const cited: string[] = [];
  let next = { at: sentence.length, isPeriodical: false };
  for (const { title, from, to } of titlesOf(sentence).reverse()) {
    const behind = sentence.slice(to, to + 4);
    const isRun = next.at < sentence.length && (next.at === to || (next.at === to + 1 && behind[0] === '、'));
    const isPeriodical = (isRun && next.isPeriodical) || /^(?:杂志|报纸?|期刊|栏目)/u.test(behind);
    if (!isPeriodical) cited.push(title);
    next = { at: from, isPeriodical };
  }
  return cited.reverse();
}

function titlesOf(sentence: string): { title: string; from: number; to: number }[] {
  const titles: { title: string; from: number; to: number }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < sentence.length; at += 1) {
    if (sentence[at] === '《') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (sentence[at] === '》' && depth > 0) {
      depth -= 1;
      const title = sentence.slice(from + 1, at);
      if (depth === 0 && title !== '' && title.length <= longestTitle)
        titles.push({ title, from, to: at + 1 });
    }
  }
  return titles;
}

/** Documents the sentence orders somebody to write: the object of 制定, 修订, 出台 … up to its kind of paper. */
export function readToProduce(sentence: string): string[] {
  const found: string[] = [];
  for (const match of sentence.matchAll(produceVerb)) {
    const from = match.index + match[0].length;
    const behind = sentence.slice(from, from + longestTitle);
    const marked = /^《([^《》]+)》/u.exec(behind);
    if (marked?.[1]) {
      found.push(marked[1]);
      continue;
    }
    const object = (/^[^，,。；;]+/u.exec(behind)?.[0] ?? '').trim();
    if (produced.test(object) && object.length > 2) found.push(object);
  }
  return [...new Set(found)];
}
