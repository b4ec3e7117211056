import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ReceptionAnswer } from './answers/answer';

/** Work that went on after its caller was answered. */
const MAX_LATE = 2000;
/** Then the result is old, and the question is asked anew. */
const KEPT_MS = 20_000;

/** Answers callers in time, whatever the work does: it goes on, and who asks for the same again gets its result. */
@Injectable()
export class PunctualAnswers {
  private readonly late = new LRUCache<string, Promise<ReceptionAnswer>>({
    maxSize: MAX_LATE,
    sizeCalculation: () => 1,
    ttl: KEPT_MS,
  });

  /**
   * @param name of this wish of this caller; undefined: nobody can ask for it again.
   * @param within milliseconds.
   * @param meanwhile the answer where the work takes longer.
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
