const workless = /^(?:指导思想|基本原则|工作原则|总体思路|主要原则)$/u;

/** Headings under which a paper says what it thinks, not what is to be done (importing, section 1, row 5). */
export function isWorkless(heading: string): boolean {
  return workless.test(heading.trim());
}
