/** Milliseconds after which work on a long list lets others run. */
const SLICE_MS = 5;
/** The clock is read once for so many items. */
const ITEMS_PER_LOOK = 16;
/** Shorter lists are done before it would have been their turn. */
const SHORT = 256;

/** Who waits for a turn, in the order of asking. */
const waiting: (() => void)[] = [];

function nextTurn(): void {
  waiting.shift()?.();
  // An immediate that is set during an immediate runs in the next iteration, after all input and output of this one.
  if (waiting.length > 0) setImmediate(nextTurn);
}

/**
 * Cooperative multitasking for work that takes milliseconds of CPU. In each iteration of the event loop one piece of it
 * runs, however many answers are in the making, so that none of them holds up other requests.
 */
export const eventLoop = {
  /** Waits for a turn. What follows, up to the next `await`, should take a few milliseconds at most. */
  turn(): Promise<void> {
    return new Promise((resume) => {
      waiting.push(resume);
      if (waiting.length === 1) setImmediate(nextTurn);
    });
  },

  /**
   * `items.map(change)` in slices of a few milliseconds, each in a turn of its own. What follows a long list has a turn of
   * its own as well.
   */
  async map<T, R>(
    items: readonly T[],
    change: (item: T, index: number) => R,
    now: () => number = () => performance.now(),
  ): Promise<R[]> {
    const changed: R[] = [];
    if (items.length > SHORT) await eventLoop.turn();
    let until = now() + SLICE_MS;
    for (const item of items) {
      const index = changed.length;
      if (index % ITEMS_PER_LOOK === 0 && index > 0 && now() >= until) {
        await eventLoop.turn();
        until = now() + SLICE_MS;
      }
      changed.push(change(item, index));
    }
    if (items.length > SHORT) await eventLoop.turn();
    return changed;
  },
};
