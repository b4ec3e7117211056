import { describe, expect, it } from '@jest/globals';
import { freshCompany } from '../../testing/company';
import { cacheKeys } from './cache-keys';
import { jitteredTtl } from './ttl-jitter';

describe('jitteredTtl', () => {
  const ttls = Array.from({ length: 1000 }, () => jitteredTtl(cacheKeys.teams(freshCompany()), 3600));

  it('TTL jitter shortens the configured TTL by a tenth at most', () => {
    for (const ttl of ttls) {
      expect(ttl).toBeLessThanOrEqual(3600);
      expect(ttl).toBeGreaterThanOrEqual(3240);
    }
  });

  it('TTL jitter is even over the keys', () => {
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      ttls.filter((ttl) => Math.min(9, Math.floor((ttl - 3240) / 36)) === tenth),
    );
    for (const { length } of tenths) expect(length).toBeGreaterThan(50);
  });

  it('TTL jitter of one key is always the same', () => {
    const key = cacheKeys.teams(freshCompany());
    expect(jitteredTtl(key, 300)).toBe(jitteredTtl(key, 300));
  });
});
