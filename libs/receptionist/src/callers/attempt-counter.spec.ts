import { describe, expect, it } from '@jest/globals';
import { AttemptCounter } from './attempt-counter';

/** Counts as Redis does, and can be away. */
class InMemoryCounter {
  private readonly sums = new Map<string, number>();
  isAway = false;

  async add(key: string, points: number): Promise<number | undefined> {
    if (this.isAway) return undefined;
    const sum = (this.sums.get(key) ?? 0) + points;
    this.sums.set(key, sum);
    return sum;
  }

  flush(): void {
    this.sums.clear();
  }
}

describe('an attempt counter', () => {
  it('an attempt counter counts those of all processes together', async () => {
    const shared = new InMemoryCounter();
    const [one, other] = [new AttemptCounter(shared), new AttemptCounter(shared)];
    expect([await one.add('x', 1), await other.add('x', 1), await one.add('x', 1)]).toEqual([1, 2, 3]);
    expect([await other.add('x', -1), await one.add('x', 0), await one.add('y', 0)]).toEqual([2, 2, 0]);
  });

  it('an attempt counter counts its own while Redis is away, and when that has lost them', async () => {
    const shared = new InMemoryCounter();
    const counter = new AttemptCounter(shared);
    await counter.add('x', 1);
    shared.isAway = true;
    expect(await counter.add('x', 1)).toBe(2);
    shared.isAway = false;
    shared.flush();
    expect(await counter.add('x', 1)).toBe(3);
  });

  it('an attempt counter without Redis counts alone', async () => {
    const counter = new AttemptCounter();
    expect([await counter.add('x', 2), await counter.add('x', -1)]).toEqual([2, 1]);
  });
});
