/**
 * Milliseconds after which work on a long list lets others run. A request of another company passes through the event
 * loop some ten times, for each query and each call, and waits for one slice each time.
 */
const SLICE_MS = 1;
/** Items per reading of the clock. */
const ITEMS_PER_LOOK = 16;
/** Shorter lists are done before it would have been their turn. */
const SHORT = 256;

/** The owner of a work: a company, or a stand-in for one. */
type Owner = number | string;

/** Waiting works: those of each owner in the order of arrival; the owner whose turn is next comes first. */
const waiting = new Map<Owner, (() => void)[]>();

function nextTurn(): void {
  for (const [owner, works] of waiting) {
    // Behind all others that wait.
    waiting.delete(owner);
    const resume = works.shift();
    if (works.length > 0) waiting.set(owner, works);
    resume?.();
    break;
  }
  // An immediate that is set during an immediate runs in the next iteration, after all input and output of this one.
  if (waiting.size > 0) setImmediate(nextTurn);
}

/**
 * Cooperative multitasking for work that takes milliseconds of CPU. In each iteration of the event loop one piece of it
 * runs, however many answers are being made, so that none of them delays other requests. Owners take turns: one with
 * many long answers delays its own, not those of another.
 */
export const eventLoop = {
  /** Waits for a turn. What follows, up to the next `await`, should take a few milliseconds at most. */
  turn(owner: Owner): Promise<void> {
    return new Promise((resume) => {
      if (waiting.size === 0) setImmediate(nextTurn);
      const works = waiting.get(owner);
      if (works) works.push(resume);
      else waiting.set(owner, [resume]);
    });
  },

  /**
   * `items.map(change)` in slices of about a millisecond, each in a turn of its own. What follows a long list has a turn
   * of its own as well.
   */
  async map<T, R>(
    owner: Owner,
    items: readonly T[],
    change: (item: T, index: number) => R,
    now: () => number = () => performance.now(),
  ): Promise<R[]> {
    const changed: R[] = [];
    if (items.length > SHORT) await eventLoop.turn(owner);
    let until = now() + SLICE_MS;
    for (const item of items) {
      const index = changed.length;
      if (index % ITEMS_PER_LOOK === 0 && index > 0 && now() >= until) {
        await eventLoop.turn(owner);
        until = now() + SLICE_MS;
      }
      changed.push(change(item, index));
    }
    if (items.length > SHORT) await eventLoop.turn(owner);
    return changed;
  },
};
