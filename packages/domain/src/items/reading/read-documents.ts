const produceVerb =
  /(?:研究制定|制定完善|制定印发|制定|修订完善|修订|出台|起草|编制|印发|编印)(?:并[^，,。]{1,4})?/gu;
const produced = /(?:办法|意见|规定|方案|措施|细则|规划|制度|条例|文件|选编|规则|清单|指南|手册)$/u;

/** Titles in 《》 that are documents; periodicals (…杂志, …报) are not. Nested 〈〉 stay inside. */
export function readCited(sentence: string): string[] {
  const cited: string[] = [];
  for (const match of sentence.matchAll(/《([^《》]+)》/gu)) {
    const title = match[1] ?? '';
    const behind = sentence.slice(match.index + match[0].length);
    if (/^(?:、?《[^》]+》)*(?:杂志|报纸?|期刊|栏目)/u.test(behind)) continue;
    cited.push(title);
  }
  return cited;
}

/** Documents the sentence orders somebody to write: the object of 制定, 修订, 出台 … up to its kind of paper. */
export function readToProduce(sentence: string): string[] {
  const found: string[] = [];
  for (const match of sentence.matchAll(produceVerb)) {
    const behind = sentence.slice(match.index + match[0].length);
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
