import { LRUCache } from 'lru-cache';
import type { SharedCounter } from '@app/throttling';

/** Subjects; beyond it the least recently counted is evicted, so that a flood of new ones cannot fill the memory. */
const MAX_SUBJECTS = 50_000;

/**
 * How often subjects have done something, over all processes. Each process also counts alone, which is what holds while
 * Redis is away. For what is rare: each count waits for Redis, at most its deadline.
 */
export class AttemptCounter {
  private readonly own = new LRUCache<string, number>({ maxSize: MAX_SUBJECTS, sizeCalculation: () => 1 });

  /** @param shared absent: there is one process. */
  constructor(private readonly shared?: Pick<SharedCounter, 'add'>) {}

  /** @param points 0 only looks, a negative number takes back. @returns the count afterwards. */
  async add(subject: string, points: number): Promise<number> {
    const own = (this.own.get(subject) ?? 0) + points;
    if (points !== 0) this.own.set(subject, own);
    const all = await this.shared?.add(subject, points);
    // Redis may have lost counts, and the other processes' are unknown while it is away.
    return Math.max(own, all ?? 0);
  }
}
