import { hash } from 'node:crypto';
import type { CacheKey } from './cache-keys';

/** Answers that were made at the same moment must not run out at the same moment. Never above the configured TTL. */
const JITTER = 0.1;

/**
 * Seconds that an answer is kept, of the `ttl` that is configured. Each key has its own share, always the same: so what
 * is left of an entry's life tells how old it is.
 */
export const jitteredTtl = (key: CacheKey, ttl: number): number => ttl * (1 - shareOf(key) * JITTER);

/** From 0 to 1, evenly over all keys. */
const shareOf = (key: CacheKey): number => hash('sha1', key, 'buffer').readUInt32BE(0) / 0xffff_ffff;
