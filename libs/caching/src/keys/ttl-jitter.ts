import { hash } from 'node:crypto';
import type { CacheKey } from './cache-keys';

/** Spreads the expiry of answers that were cached at the same time. Only ever shortens the configured TTL. */
const JITTER = 0.1;

/**
 * The configured TTL less this key's jitter, in seconds. The jitter is a hash of the key, so the age of an entry
 * follows from its remaining TTL.
 */
export const jitteredTtl = (key: CacheKey, ttl: number): number => ttl * (1 - shareOf(key) * JITTER);

/** From 0 to 1, evenly over all keys. */
const shareOf = (key: CacheKey): number => hash('sha1', key, 'buffer').readUInt32BE(0) / 0xffff_ffff;
