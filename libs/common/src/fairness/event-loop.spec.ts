import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { eventLoop } from './event-loop';

/** A clock that every item moves on by as many milliseconds as it takes. */
class Work {
  private at = 0;
  readonly now = (): number => this.at;
  readonly take = (milliseconds: number): void => void (this.at += milliseconds);
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** Notes each iteration of the event loop until it is stopped. */
function iterations(note: () => void): () => void {
  let next = setImmediate(function again() {
    note();
    next = setImmediate(again);
  });
  return () => clearImmediate(next);
}

describe('eventLoop', () => {
  it('a list that is worked on in slices becomes what map would have made of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 600 }), fc.nat(3), async (items, each) => {
        const work = new Work();
        const change = (item: number, index: number): string => (work.take(each), `${index}: ${item}`);
        expect(await eventLoop.map('a', items, change, work.now)).toEqual(
          items.map((item, index) => `${index}: ${item}`),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('others run between the slices of a list', async () => {
    const work = new Work();
    let heldSince = 0;
    let longest = 0;
    const stop = iterations(() => (heldSince = work.now()));
    await eventLoop.map(
      'a',
      numbers(10_000),
      () => {
        work.take(0.05);
        longest = Math.max(longest, work.now() - heldSince);
      },
      work.now,
    );
    stop();
    expect(work.now()).toBeCloseTo(500);
    // A slice, and the items until the clock is read again.
    expect(longest).toBeLessThan(2);
  });

  it('one slice runs in an iteration of the event loop, however many lists are in the making', async () => {
    const work = new Work();
    let inThisIteration = 0;
    let most = 0;
    const stop = iterations(() => (inThisIteration = 0));
    const change = (): void => {
      work.take(1);
      inThisIteration += 1;
      most = Math.max(most, inThisIteration);
    };
    await Promise.all(numbers(10).map(() => eventLoop.map('a', numbers(300), change, work.now)));
    stop();
    expect(work.now()).toBe(3000);
    expect(most).toBe(16);
  });

  it('lists take turns, so that a short one does not wait for the end of a long one', async () => {
    const work = new Work();
    const done: string[] = [];
    const change = (): void => work.take(1);
    const long = eventLoop.map('a', numbers(5000), change, work.now).then(() => done.push('long'));
    const short = eventLoop.map('a', numbers(300), change, work.now).then(() => done.push('short'));
    await Promise.all([long, short]);
    expect(done).toEqual(['short', 'long']);
    expect(work.now()).toBe(5300);
  });

  it('owners take turns, however many lists one of them has', async () => {
    const work = new Work();
    const change = (): void => work.take(1);
    const many = numbers(20).map(() => eventLoop.map('many lists', numbers(2000), change, work.now));
    let doneAt = 0;
    const one = eventLoop.map('one list', numbers(1000), change, work.now).then(() => (doneAt = work.now()));
    await Promise.all([...many, one]);
    expect(work.now()).toBe(41_000);
    // A slice of the other's for each of its own.
    expect(doneAt).toBeLessThan(2100);
  });

  it('an error of one item ends the work on its list, and the others go on', async () => {
    const fail = (item: number): number => {
      if (item === 400) throw new Error('no number');
      return item;
    };
    const others = eventLoop.map('a', numbers(500), (item) => item);
    await expect(eventLoop.map('a', numbers(500), fail)).rejects.toThrow('no number');
    expect(await others).toHaveLength(500);
  });
});
