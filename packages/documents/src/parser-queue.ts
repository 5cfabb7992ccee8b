import { Refusal } from '@gangmu/domain/refusal';

interface Waiting {
  readonly owner: string;
  start(): void;
}

/**
 * Lets a few jobs run at once and the rest wait in their order, at most two of one owner: whoever sends twenty
 * bad files waits for himself, nobody waits for him. Throws `too-many` when too many wait.
 */
export class ParserQueue {
  private readonly atOnce: number;
  private readonly perOwner: number;
  private readonly longest: number;
  private readonly running = new Map<string, number>();
  private waiting: Waiting[] = [];
  private active = 0;

  constructor(limits: { atOnce: number; perOwner: number; longest: number }) {
    this.atOnce = limits.atOnce;
    this.perOwner = limits.perOwner;
    this.longest = limits.longest;
  }

  async run<T>(owner: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= this.longest)
      throw new Refusal('too-many', {
        zh: '正在读取的文件过多，请稍后再试',
        en: 'Too many files are being read; please try again shortly',
      });
    await new Promise<void>((start) => {
      this.waiting.push({ owner, start });
      this.next();
    });
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      this.active -= 1;
      this.running.set(owner, this.countOf(owner) - 1);
      if (this.countOf(owner) === 0) this.running.delete(owner);
      this.next();
    }
  }

  private next(): void {
    while (this.active < this.atOnce) {
      const chosen = this.waiting.find((job) => this.countOf(job.owner) < this.perOwner);
      if (!chosen) return;
      this.waiting = this.waiting.filter((job) => job !== chosen);
      this.active += 1;
      this.running.set(chosen.owner, this.countOf(chosen.owner) + 1);
      chosen.start();
    }
  }

  private countOf(owner: string): number {
    return this.running.get(owner) ?? 0;
  }
}
