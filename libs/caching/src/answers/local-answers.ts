import { type Coherence, LocalCache } from '@app/common';
import type { CacheKey } from '../keys/cache-keys';
import { cacheHeaders, JSON_TYPE } from './cache-headers';
import { EntityTags } from './etag';

/** An answer as it goes out. */
export interface ReadyAnswer {
  text: string;
  /** The text in UTF-8, a character for each byte: written without being encoded again each time. */
  bytes: string;
  etag: string;
  /** Of a hit: name, value, name, value, … What only a body has comes first; see {@link BODY_HEADERS}. */
  headers: string[];
}

const WITH_BODY = ['content-type', JSON_TYPE, 'content-length'];
/** How many of the items in {@link ReadyAnswer.headers} an answer without a body leaves out. */
export const BODY_HEADERS = WITH_BODY.length + 1;

const MAX_TTL_MS = 2000;
/** Of its configured life, how much longer an answer may be remembered here than in the store. */
const SHARE_OF_LIFE = 1 / 10;
/** What an entry costs beside its key and its text, measured: objects, headers, places in lists. */
const OVERHEAD_BYTES = 1100;

/**
 * The answers that this process has sent lately, with their headers: no question to the store, nothing to compute. An
 * entry lives for a moment, is dropped by the store's news, and is not used while news may be late.
 */
export class LocalAnswers {
  private readonly answers: LocalCache<ReadyAnswer>;
  private readonly tags = new EntityTags();

  /** @param capacity bytes for all of them together; 0: nothing is remembered. */
  constructor(coherence: Coherence, capacity: number) {
    this.answers = new LocalCache(coherence, { capacity, ttl: MAX_TTL_MS });
  }

  get epoch(): number {
    return this.answers.epoch;
  }

  get(key: CacheKey): ReadyAnswer | undefined {
    return this.answers.get(key);
  }

  /**
   * @param epoch the {@link epoch} before the store was asked.
   * @param ttl seconds that the store keeps it at most.
   */
  fill(key: CacheKey, text: string, epoch: number, ttl: number): ReadyAnswer {
    const etag = this.tags.of(text, key);
    const bytes = Buffer.from(text).toString('latin1');
    const headers = [...WITH_BODY, String(bytes.length), ...Object.entries(cacheHeaders('HIT', etag)).flat()];
    const answer = { text, bytes, etag, headers };
    this.answers.fill(key, answer, epoch, {
      weight: OVERHEAD_BYTES + key.length + text.length + bytes.length,
      ttl: Math.min(MAX_TTL_MS, ttl * 1000 * SHARE_OF_LIFE),
    });
    return answer;
  }

  invalidate(keys: readonly CacheKey[]): void {
    for (const key of keys) this.answers.invalidate(key);
  }

  invalidateAll(): void {
    this.answers.invalidateAll();
  }
}
