import type { Coherence } from './local-cache';

/** News that is later than this is as good as none. */
const MAX_WATERMARK_AGE_MS = 300;
const BEAT_EVERY_MS = 75;
/** A beat that takes longer has failed. */
const BEAT_TIMEOUT_MS = 1000;
const RETRY_AFTER_MS = 500;
/** Without questions for so long, nobody needs to know. */
const IDLE_AFTER_MS = 10_000;

/**
 * Up to when has everything been heard? Found out beat by beat, for as long as somebody asks.
 *
 * At any moment a process that {@link isCurrent} has heard of everything that was told {@link MAX_WATERMARK_AGE_MS} ago. So
 * whoever tells something and then waits until it is {@link settled} knows that nobody uses what was true before: the
 * others have heard of it, or know that they are not current. Clocks are not compared, only durations.
 */
export class Heartbeat implements Coherence {
  private watermark = Number.NEGATIVE_INFINITY;
  private askedAt = Number.NEGATIVE_INFINITY;
  private gaps = 0;
  private isBeating = false;
  private isStopped = false;

  /** @param beat resolves when everything that was told before it was called has been heard. */
  constructor(private readonly beat: () => Promise<unknown>) {}

  isCurrent(): boolean {
    this.askedAt = performance.now();
    if (!this.isBeating && !this.isStopped) void this.beatWhileAsked();
    return this.askedAt - this.watermark < MAX_WATERMARK_AGE_MS;
  }

  /** Something may have been missed: what is being heard at this moment says nothing. */
  markGap(): void {
    this.gaps++;
    this.watermark = Number.NEGATIVE_INFINITY;
  }

  settled(): Promise<void> {
    return pause(MAX_WATERMARK_AGE_MS);
  }

  stop(): void {
    this.isStopped = true;
    this.markGap();
  }

  private async beatWhileAsked(): Promise<void> {
    this.isBeating = true;
    while (!this.isStopped && performance.now() - this.askedAt < IDLE_AFTER_MS) {
      const { gaps } = this;
      const begun = performance.now();
      const isHeard = await Promise.race([this.beat().then(yes, no), pause(BEAT_TIMEOUT_MS).then(no)]);
      if (isHeard && gaps === this.gaps) this.watermark = begun;
      await pause(isHeard ? BEAT_EVERY_MS : RETRY_AFTER_MS);
    }
    this.isBeating = false;
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
