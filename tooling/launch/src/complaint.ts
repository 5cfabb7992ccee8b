/** Something the person at the terminal can put right; shown as one line, Chinese first, never with a stack. */
export class Complaint extends Error {
  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.name = 'Complaint';
  }
}
