import type { Coherence } from './near-memory';

/** News that is later than this is as good as none. */
const FRESH_FOR_MS = 300;
const BEAT_EVERY_MS = 75;
/** A beat that takes longer has failed. */
const LONGEST_BEAT_MS = 1000;
const AFTER_FAILURE_MS = 500;
/** Without questions for so long, nobody needs to know. */
const IDLE_AFTER_MS = 10_000;

/**
 * Up to when has everything been heard? Found out beat by beat, for as long as somebody asks.
 *
 * At any moment a process that {@link isCurrent} has heard of everything that was told {@link FRESH_FOR_MS} ago. So
 * whoever tells something and then waits until it is {@link settled} knows that nobody uses what was true before: the
 * others have heard of it, or know that they are not current. Clocks are not compared, only durations.
 */
export class Pulse implements Coherence {
  private heardUpTo = Number.NEGATIVE_INFINITY;
  private askedAt = Number.NEGATIVE_INFINITY;
  private gaps = 0;
  private isBeating = false;
  private isStopped = false;

  /** @param beat resolves when everything that was told before it was called has been heard. */
  constructor(private readonly beat: () => Promise<unknown>) {}

  isCurrent(): boolean {
    this.askedAt = performance.now();
    if (!this.isBeating && !this.isStopped) void this.follow();
    return this.askedAt - this.heardUpTo < FRESH_FOR_MS;
  }

  /** Something may have been missed: what is being heard at this moment says nothing. */
  miss(): void {
    this.gaps++;
    this.heardUpTo = Number.NEGATIVE_INFINITY;
  }

  settled(): Promise<void> {
    return pause(FRESH_FOR_MS);
  }

  stop(): void {
    this.isStopped = true;
    this.miss();
  }

  private async follow(): Promise<void> {
    this.isBeating = true;
    while (!this.isStopped && performance.now() - this.askedAt < IDLE_AFTER_MS) {
      const { gaps } = this;
      const begun = performance.now();
      const isHeard = await Promise.race([this.beat().then(yes, no), pause(LONGEST_BEAT_MS).then(no)]);
      if (isHeard && gaps === this.gaps) this.heardUpTo = begun;
      await pause(isHeard ? BEAT_EVERY_MS : AFTER_FAILURE_MS);
    }
    this.isBeating = false;
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
