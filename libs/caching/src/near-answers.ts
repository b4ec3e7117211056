import { type Coherence, NearMemory } from '@app/common';
import type { CacheKey } from './cache-keys';
import { EntityTags } from './http/etag';

/** An answer as it goes out. */
export interface ReadyAnswer {
  text: string;
  etag: string;
  /** Of a hit. */
  headers: Record<string, string>;
}

const LONGEST_MS = 2000;
/** Of its configured life, how much longer an answer may be remembered here than in the store. */
const SHARE_OF_LIFE = 1 / 10;
/** What an entry costs beside its key and its text: objects, headers, places in lists. */
const OVERHEAD_BYTES = 700;

/**
 * The answers that this process has sent lately, with their headers: no question to the store, nothing to compute. An
 * entry lives for a moment, is dropped by the store's news, and is not used while news may be late.
 */
export class NearAnswers {
  private readonly answers: NearMemory<ReadyAnswer>;
  private readonly tags = new EntityTags();

  /** @param capacity bytes for all of them together; 0: nothing is remembered. */
  constructor(coherence: Coherence, capacity: number) {
    this.answers = new NearMemory(coherence, { capacity, ttl: LONGEST_MS });
  }

  get moment(): number {
    return this.answers.moment;
  }

  get(key: CacheKey): ReadyAnswer | undefined {
    return this.answers.get(key);
  }

  /**
   * @param since the {@link moment} before the store was asked.
   * @param ttl seconds that the store keeps it at most.
   */
  keep(key: CacheKey, text: string, since: number, ttl: number): ReadyAnswer {
    const etag = this.tags.of(text, key);
    const length = Buffer.byteLength(text);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(length),
      'x-cache': 'HIT',
      etag,
      'cache-control': 'private, no-cache',
    };
    const answer = { text, etag, headers };
    this.answers.keep(key, answer, since, {
      weight: OVERHEAD_BYTES + key.length + length,
      ttl: Math.min(LONGEST_MS, ttl * 1000 * SHARE_OF_LIFE),
    });
    return answer;
  }

  forget(keys: readonly CacheKey[]): void {
    for (const key of keys) this.answers.forget(key);
  }

  forgetAll(): void {
    this.answers.forgetAll();
  }
}
