import { setImmediate as nextRound } from 'node:timers/promises';
import { AppError } from '../errors/errors';

/** The bounds of a {@link FairBulkhead}. */
export interface BulkheadLimits {
  /** Works that run at once, of all companies. */
  concurrency: number;
  /** Works that run at once, of one company. */
  share: number;
  /** Works that wait, of all companies. */
  queue: number;
  /** Works that wait, of one company. */
  queueShare: number;
  /** Milliseconds that a work may wait. Absent: for as long as its turn takes. */
  maxWait?: number;
}

/** What a bulkhead does at the moment, told without naming a company. */
export interface BulkheadState {
  running: number;
  /** Waiting works of companies that use up their share: they wait for themselves. */
  waitingAtShare: number;
  /** Waiting works of companies below their share: they wait for others. */
  waitingBelowShare: number;
  /** Since the start, because the company's own queue was full, or longer than any other in a full one. */
  refused: number;
  /** Since the start, because the wait was over. */
  expired: number;
}

/** What identifies a company: its id, or what stands for one outside of the tenancy. */
type Id = number | string;

interface Waiter {
  begin: () => void;
  refuse: () => void;
  timer?: NodeJS.Timeout;
}

interface Company {
  running: number;
  readonly queue: Waiter[];
}

const RETRY_AFTER_SECONDS = 1;

/**
 * A bulkhead with a share per company: however much one company does, and however long it takes, the places beyond its
 * share are left to others. Companies that wait take turns, one work each; within a company the first to come is the
 * first to begin. A full queue refuses the company that fills it, not the one that comes next.
 */
export class FairBulkhead {
  private readonly companies = new Map<Id, Company>();
  /** Companies with a waiting work that their share permits to begin; the next in turn comes first. */
  private readonly turns = new Set<Company>();
  private running = 0;
  private waiting = 0;
  private refused = 0;
  private expired = 0;

  constructor(private readonly limits: BulkheadLimits) {}

  /**
   * Runs the work as soon as there is a place for the company.
   * @throws AppError 503 `overloaded` when the company waits too often already, or the work has waited too long.
   */
  async run<T>(id: Id, work: () => Promise<T>): Promise<T> {
    const company = this.companies.get(id) ?? { running: 0, queue: [] };
    this.companies.set(id, company);
    // Works that could take a free place have already been dispatched, so this one overtakes none.
    if (this.running < this.limits.concurrency && company.running < this.limits.share) this.take(company);
    else await this.wait(id, company);
    try {
      return await work();
    } finally {
      this.running--;
      company.running--;
      if (company.queue.length > 0) this.turns.add(company);
      this.forgetIdle(id, company);
      this.dispatch();
    }
  }

  /**
   * Resolves with a place that lasts until the next round of the event loop. Awaited before work that keeps the processor
   * busy, it bounds how much of it one company begins in a round, so that those of others get on in between.
   * @throws AppError as {@link run} does.
   */
  turn(id: Id): Promise<void> {
    return new Promise((begin, refuse) => {
      const place = (): Promise<void> => (begin(), nextRound());
      this.run(id, place).catch(refuse);
    });
  }

  get state(): BulkheadState {
    const { running, refused, expired } = this;
    const waitingBelowShare = [...this.turns].reduce((sum, { queue }) => sum + queue.length, 0);
    return { running, waitingBelowShare, waitingAtShare: this.waiting - waitingBelowShare, refused, expired };
  }

  private take(company: Company): void {
    this.running++;
    company.running++;
  }

  /** Resolves once the company has taken a place. */
  private wait(id: Id, company: Company): Promise<void> {
    if (company.queue.length >= this.limits.queueShare || !this.makeRoomFor(company)) {
      this.refused++;
      this.forgetIdle(id, company);
      return Promise.reject(overloaded());
    }
    return new Promise((begin, refuse) => {
      const waiter: Waiter = { begin, refuse: () => (this.leave(id, company, waiter), refuse(overloaded())) };
      if (this.limits.maxWait !== undefined) {
        waiter.timer = setTimeout(() => (this.expired++, waiter.refuse()), this.limits.maxWait);
      }
      company.queue.push(waiter);
      this.waiting++;
      if (company.running < this.limits.share) this.turns.add(company);
    });
  }

  /** Whether one more work may wait. In a full queue it takes the last place of the company that holds the most. */
  private makeRoomFor(company: Company): boolean {
    if (this.waiting < this.limits.queue) return true;
    const longest = [...this.companies.values()].reduce((a, b) => (b.queue.length > a.queue.length ? b : a));
    if (longest.queue.length <= company.queue.length + 1) return false;
    this.refused++;
    longest.queue.at(-1)?.refuse();
    return true;
  }

  private leave(id: Id, company: Company, waiter: Waiter): void {
    clearTimeout(waiter.timer);
    company.queue.splice(company.queue.indexOf(waiter), 1);
    this.waiting--;
    if (company.queue.length === 0) this.turns.delete(company);
    this.forgetIdle(id, company);
  }

  private dispatch(): void {
    for (const company of this.turns) {
      if (this.running >= this.limits.concurrency) return;
      this.turns.delete(company);
      const waiter = company.queue.shift();
      if (!waiter) continue;
      clearTimeout(waiter.timer);
      this.waiting--;
      this.take(company);
      // Behind all others that wait, which this loop visits next.
      if (company.queue.length > 0 && company.running < this.limits.share) this.turns.add(company);
      waiter.begin();
    }
  }

  private forgetIdle(id: Id, company: Company): void {
    if (company.running === 0 && company.queue.length === 0) this.companies.delete(id);
  }
}

const overloaded = (): AppError => new AppError('overloaded', { retryAfter: RETRY_AFTER_SECONDS });
