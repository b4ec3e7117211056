import { setTimeout } from 'node:timers/promises';
import type { Coherence } from './local-cache';

/** Beyond this age of the watermark an event may be missing, so nothing cached is used. */
const MAX_WATERMARK_AGE_MS = 300;
const HEARTBEAT_EVERY_MS = 75;
const HEARTBEAT_TIMEOUT_MS = 1000;
const RETRY_AFTER_MS = 500;
/** The heartbeat stops when no cache has been read for so long. */
const IDLE_AFTER_MS = 10_000;

/**
 * Keeps a watermark: the time up to which every event has arrived. It rises with each heartbeat, while caches are read.
 *
 * A process that {@link isCurrent} has received every event that is older than {@link MAX_WATERMARK_AGE_MS}. So a writer
 * that emits an event and waits until it is {@link settled} knows that no process uses the old value: the others have
 * received the event, or know that they are not current. Only durations are compared, never clocks.
 */
export class Heartbeat implements Coherence {
  private watermark = Number.NEGATIVE_INFINITY;
  private lastReadAt = Number.NEGATIVE_INFINITY;
  private gaps = 0;
  private isBeating = false;
  private isStopped = false;

  /** @param probe resolves when every event that was emitted before the call has arrived. */
  constructor(private readonly probe: () => Promise<unknown>) {}

  isCurrent(): boolean {
    this.lastReadAt = performance.now();
    if (!this.isBeating && !this.isStopped) void this.beatWhileRead();
    return this.lastReadAt - this.watermark < MAX_WATERMARK_AGE_MS;
  }

  /** Events may have been lost. A heartbeat that is under way began before the gap and does not raise the watermark. */
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

  private async beatWhileRead(): Promise<void> {
    this.isBeating = true;
    while (!this.isStopped && performance.now() - this.lastReadAt < IDLE_AFTER_MS) {
      const { gaps } = this;
      const begun = performance.now();
      const isAcknowledged = await Promise.race([this.probe().then(yes, no), pause(HEARTBEAT_TIMEOUT_MS).then(no)]);
      if (isAcknowledged && gaps === this.gaps) this.watermark = begun;
      await pause(isAcknowledged ? HEARTBEAT_EVERY_MS : RETRY_AFTER_MS);
    }
    this.isBeating = false;
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
/** Keeps no process alive. */
const pause = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });
