import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ReceptionAnswer } from './answers/answer';

/** Maximum number of late results: of work that went on after its caller was answered. */
const MAX_LATE = 2000;
/** Milliseconds after which a result is outdated, and the work is done again. */
const KEPT_MS = 20_000;

/** Answers callers in time, even if the work takes longer: it goes on, and a repeated request gets its result. */
@Injectable()
export class PunctualAnswers {
  private readonly late = new LRUCache<string, Promise<ReceptionAnswer>>({
    maxSize: MAX_LATE,
    sizeCalculation: () => 1,
    ttl: KEPT_MS,
  });

  /**
   * @param name identifies this caller's request; undefined: it cannot be repeated.
   * @param within milliseconds.
   * @param meanwhile the answer if the work takes longer.
   */
  async give(
    name: string | undefined,
    within: number,
    work: () => Promise<ReceptionAnswer>,
    meanwhile: ReceptionAnswer,
  ): Promise<ReceptionAnswer> {
    const begun = name === undefined ? undefined : this.late.get(name);
    const outcome = begun ?? work();
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<'late'>((late) => {
      timer = setTimeout(late, Math.max(0, within), 'late');
    });
    try {
      const first = await Promise.race([outcome, isLate]);
      if (typeof first !== 'string') {
        if (name !== undefined) this.late.delete(name);
        return first;
      }
    } catch (error) {
      if (name !== undefined) this.late.delete(name);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    if (name !== undefined) this.late.set(name, outcome);
    outcome.catch(() => {});
    return meanwhile;
  }
}
