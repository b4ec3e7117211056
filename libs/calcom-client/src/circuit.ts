/** When a {@link Circuit} opens, and for how long. */
export interface CircuitSettings {
  /** Failures without a success in between. */
  failures: number;
  /** How many parts these have to come from, each of which counts for its share of them at most. */
  parts: number;
  /** Milliseconds until a trial. */
  openFor: number;
}

export type Outcome = 'success' | 'refusal' | 'failure';

/**
 * A circuit breaker that opens when several parts of what it stands for fail, since the failures of one part say nothing
 * about the others. Half-open, it lets one trial through, which closes it or opens it again. Calls are not wrapped but
 * reported, because one call concerns several circuits.
 */
export class Circuit {
  private readonly failuresOf = new Map<string, number>();
  /** Milliseconds of the monotonic clock, which no change of the system's time moves. Absent: closed. */
  private openUntil?: number;
  private isOnTrial = false;
  /** Milliseconds since 1970 by the system's time; kept while trials fail. Absent: closed. */
  private openedAt?: number;

  constructor(private readonly settings: CircuitSettings) {}

  get state(): 'closed' | 'open' | 'half_open' {
    if (this.openUntil === undefined) return 'closed';
    return this.isOnTrial ? 'half_open' : 'open';
  }

  /** Since when it lets at most a trial through, in milliseconds since 1970; undefined: it lets all through. */
  get openSince(): number | undefined {
    return this.openedAt;
  }

  /** No call has failed since the last success. */
  get isSound(): boolean {
    return this.openUntil === undefined && this.failuresOf.size === 0;
  }

  /** Seconds until a call makes sense; undefined: at once. */
  get retryAfter(): number | undefined {
    if (this.openUntil === undefined) return undefined;
    const left = this.openUntil - performance.now();
    if (left <= 0 && !this.isOnTrial) return undefined;
    return Math.max(1, Math.ceil(left / 1000));
  }

  /** Begins a call that {@link retryAfter} does not hold back. @returns whether it is the trial. */
  begin(): boolean {
    this.isOnTrial = this.openUntil !== undefined;
    return this.isOnTrial;
  }

  /**
   * @param part what failed, of all that this circuit stands for.
   * @param isTrial what {@link begin} returned; false when there was no circuit to ask.
   */
  report(outcome: Outcome, part: string, isTrial: boolean): void {
    // A call that began before the circuit opened says nothing about now.
    if (isTrial !== this.isOnTrial || isTrial !== (this.openUntil !== undefined)) return;
    this.isOnTrial = false;
    if (outcome === 'failure') {
      this.failuresOf.set(part, (this.failuresOf.get(part) ?? 0) + 1);
      if (isTrial || this.hasEnough()) this.open();
    } else if (outcome === 'success' || isTrial) {
      // A refusal is an answer and so ends a trial. It does not prove that what has failed works.
      this.failuresOf.clear();
      this.openUntil = undefined;
      this.openedAt = undefined;
    }
  }

  private open(): void {
    this.openUntil = performance.now() + this.settings.openFor;
    this.openedAt ??= Date.now();
  }

  private hasEnough(): boolean {
    const { failures, parts } = this.settings;
    const most = Math.ceil(failures / parts);
    const counted = [...this.failuresOf.values()].reduce((sum, count) => sum + Math.min(count, most), 0);
    return counted >= failures && this.failuresOf.size >= parts;
  }
}
