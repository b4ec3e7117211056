import { setImmediate as settled } from 'node:timers/promises';
import type { FairBulkhead } from '../src/fairness/fair-bulkhead';

type Run = (company: string, work: () => Promise<void>) => Promise<unknown>;
type Step = { arrives: string } | { ends: number };

interface Work {
  company: string;
  /** Counts all arrivals. */
  number: number;
}

/** For specs: gives works to a bulkhead and ends them at command, one step after the other. */
export class BulkheadDriver {
  readonly begun: Work[] = [];
  readonly refused: (Work & { error: unknown })[] = [];
  running: (Work & { end: () => void })[] = [];
  private queued: Work[] = [];
  private arrivals = 0;

  constructor(private readonly run: Run) {}

  static of(bulkhead: FairBulkhead): BulkheadDriver {
    return new BulkheadDriver((company, work) => bulkhead.run(company, work));
  }

  /** The companies of the works that wait, in the order of their arrival. */
  get waiting(): string[] {
    return this.queued.map(({ company }) => company);
  }

  runningOf(company: string): number {
    return this.running.filter((work) => work.company === company).length;
  }

  /** @returns the works that have begun by it, in order. */
  async perform(step: Step): Promise<Work[]> {
    const before = this.begun.length;
    if ('arrives' in step) this.arrive(step.arrives);
    else this.running.splice(step.ends % Math.max(1, this.running.length), 1)[0]?.end();
    await settled();
    return this.begun.slice(before);
  }

  private arrive(company: string): void {
    const work: Work = { company, number: this.arrivals++ };
    const withdraw = (): void => void (this.queued = this.queued.filter((other) => other !== work));
    this.queued.push(work);
    const begin = (): Promise<void> =>
      new Promise((end) => {
        withdraw();
        this.begun.push(work);
        this.running.push({ ...work, end });
      });
    this.run(company, begin).catch((error: unknown) => {
      withdraw();
      this.refused.push({ ...work, error });
    });
  }
}
