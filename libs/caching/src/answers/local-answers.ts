import { type Coherence, LocalCache } from '@app/common';
import type { CacheKey } from '../keys/cache-keys';
import { cacheHeaders, JSON_TYPE } from './cache-headers';
import { EntityTags } from './etag';

/** An answer that is ready to be sent. */
export interface ReadyAnswer {
  text: string;
  /** The UTF-8 bytes as a latin1 string, which Node writes without encoding it again for each answer. */
  bytes: string;
  etag: string;
  /** Headers of a hit: name, value, name, value, … Those of the body come first; see {@link BODY_HEADERS}. */
  headers: string[];
}

const WITH_BODY = ['content-type', JSON_TYPE, 'content-length'];
/** How many leading items of {@link ReadyAnswer.headers} a 304 leaves out. */
export const BODY_HEADERS = WITH_BODY.length + 1;

const MAX_TTL_MS = 2000;
/** The share of its TTL by which an answer may outlive its entry in the store. */
const SHARE_OF_TTL = 1 / 10;
/** Memory of an entry beside its key and its text, measured: objects, headers, list nodes. */
const OVERHEAD_BYTES = 1100;

/**
 * The L1 cache of answers, with their headers: a hit neither reads the store nor computes anything. An entry lives for
 * two seconds at most, is invalidated by the store's events, and is not used while events may be late.
 */
export class LocalAnswers {
  private readonly answers: LocalCache<ReadyAnswer>;
  private readonly tags = new EntityTags();

  /** @param capacity bytes for all entries together; 0 switches the L1 cache off. */
  constructor(coherence: Coherence, capacity: number) {
    this.answers = new LocalCache(coherence, { capacity, ttl: MAX_TTL_MS });
  }

  epochOf(key: CacheKey): number {
    return this.answers.epochOf(key);
  }

  get(key: CacheKey): ReadyAnswer | undefined {
    return this.answers.get(key);
  }

  /**
   * @param epoch the key's {@link epochOf} from before the store was read.
   * @param ttl seconds, as configured for the store.
   */
  fill(key: CacheKey, text: string, epoch: number, ttl: number): ReadyAnswer {
    const etag = this.tags.of(text, key);
    const bytes = Buffer.from(text).toString('latin1');
    const headers = [...WITH_BODY, String(bytes.length), ...Object.entries(cacheHeaders('HIT', etag)).flat()];
    const answer = { text, bytes, etag, headers };
    this.answers.fill(key, answer, epoch, {
      weight: OVERHEAD_BYTES + key.length + text.length + bytes.length,
      ttl: Math.min(MAX_TTL_MS, ttl * 1000 * SHARE_OF_TTL),
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
