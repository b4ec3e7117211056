import { type Allowance, allowanceOf, PRIORITIES, type Priority } from './allowance';
import type { CallLedger, Shortage, Verdict } from './call-ledger';

/** Calls of one priority that wait, at most. */
const MAX_WAITING = 250;

/** Why a call was not made, and when it makes sense to ask again, in milliseconds. */
export interface Refusal {
  because: Shortage | 'queue';
  wait: number;
}

interface Waiter {
  priority: Priority;
  since: number;
  /** Milliseconds on the monotonic clock. */
  until: number;
  begin: (call: string) => void;
  refuse: (refusal: Refusal) => void;
  timer: NodeJS.Timeout;
}

let calls = 0;

/**
 * The calls of this process that wait for their turn with one API key: the most urgent first, then the first to come. Only
 * the first of them asks the ledger, so that Redis is not asked again and again.
 */
export class KeyQueue {
  private readonly waiting: Record<Priority, Waiter[]> = { interactive: [], sync: [], background: [] };
  private readonly ended: string[] = [];
  private readonly inFlight = new Set<string>();
  private isWorking = false;
  /** Ends the pause between two questions to the ledger. */
  private wake?: () => void;
  private isShortOfPlaces = false;

  /** @param process names this process among all. */
  constructor(
    private readonly keyId: string,
    private readonly process: string,
    private readonly ledger: CallLedger,
    private readonly budget: Allowance,
    private readonly onIdle: () => void,
    private readonly onShortage: (because: Shortage) => void,
  ) {}

  /** Resolves with the name of the call when it may begin. @throws Refusal when that is too far ahead. */
  enter(priority: Priority, maxWait: number): Promise<string> {
    const ofPriority = this.waiting[priority];
    return new Promise((begin, refuse) => {
      if (ofPriority.length >= MAX_WAITING) return refuse({ because: 'queue', wait: 1000 } satisfies Refusal);
      const since = performance.now();
      const timer = setTimeout(() => this.giveUp(waiter), maxWait);
      const waiter: Waiter = { priority, since, until: since + maxWait, begin, refuse, timer };
      ofPriority.push(waiter);
      if (!this.isWorking) void this.work();
      // It may be more urgent than the one that the pause is for.
      else this.wake?.();
    });
  }

  /** A call has ended. */
  leave(call: string): void {
    this.inFlight.delete(call);
    this.ended.push(call);
    // The next admission takes it along; without one, it is told by itself.
    if (this.isShortOfPlaces && this.wake) this.wake();
    else void this.ledger.end(this.keyId, this.ended.splice(0));
    this.reportIdle();
  }

  /** Called when what is known about the key has changed. */
  reconsider(): void {
    this.wake?.();
  }

  /** Nothing that waits gets its turn. */
  refuseAll(): void {
    for (const waiter of PRIORITIES.flatMap((priority) => this.waiting[priority])) this.giveUp(waiter);
  }

  get depth(): number {
    return PRIORITIES.reduce((sum, priority) => sum + this.waiting[priority].length, 0);
  }

  depthOf(priority: Priority): number {
    return this.waiting[priority].length;
  }

  /** Milliseconds that the oldest has waited; undefined: none waits. */
  get oldest(): number | undefined {
    const since = PRIORITIES.flatMap((priority) => this.waiting[priority][0]?.since ?? []);
    return since.length === 0 ? undefined : performance.now() - Math.min(...since);
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    for (let next = this.next(); next; next = this.next()) {
      const call = `${this.process}:${++calls}`;
      const allowance = allowanceOf(next.priority, this.budget);
      const verdict = await this.ledger.admit(this.keyId, { call, allowance, ended: this.ended.splice(0) });
      if (verdict.isAdmitted) this.begin(next, call);
      else if (performance.now() + verdict.wait > next.until) this.refuse(next, verdict);
      else {
        this.onShortage(verdict.because);
        await this.pause(verdict);
      }
    }
    this.isWorking = false;
    this.reportIdle();
  }

  private reportIdle(): void {
    if (!this.isWorking && this.inFlight.size === 0 && this.depth === 0) this.onIdle();
  }

  /** It has waited too long. */
  private giveUp(waiter: Waiter): void {
    this.refuse(waiter, { because: 'queue', wait: 1000 });
    this.wake?.();
  }

  private begin(waiter: Waiter, call: string): void {
    // It may have been refused while the ledger was asked.
    if (!this.remove(waiter)) return void this.ledger.end(this.keyId, [call]);
    this.inFlight.add(call);
    waiter.begin(call);
  }

  private refuse(waiter: Waiter, { because, wait }: Refusal): void {
    if (this.remove(waiter)) waiter.refuse({ because, wait });
  }

  private remove(waiter: Waiter): boolean {
    clearTimeout(waiter.timer);
    const ofPriority = this.waiting[waiter.priority];
    const index = ofPriority.indexOf(waiter);
    if (index >= 0) ofPriority.splice(index, 1);
    return index >= 0;
  }

  private next(): Waiter | undefined {
    for (const priority of PRIORITIES) if (this.waiting[priority][0]) return this.waiting[priority][0];
    return undefined;
  }

  private async pause({ because, wait }: Extract<Verdict, { isAdmitted: false }>): Promise<void> {
    this.isShortOfPlaces = because === 'concurrency';
    await new Promise<void>((over) => {
      const timer = setTimeout(over, wait);
      this.wake = () => (clearTimeout(timer), over());
    });
    this.wake = undefined;
    this.isShortOfPlaces = false;
  }
}
