import { describe, expect, it } from '@jest/globals';
import { freshCompany } from '../../testing/company';
import { cacheKeys } from './cache-keys';
import { jitteredTtl } from './ttl-jitter';

describe('lifetimeOf', () => {
  const lives = Array.from({ length: 1000 }, () => jitteredTtl(cacheKeys.teams(freshCompany()), 3600));

  it('is never more than what is configured, and never much less', () => {
    for (const life of lives) {
      expect(life).toBeLessThanOrEqual(3600);
      expect(life).toBeGreaterThanOrEqual(3240);
    }
  });

  it('differs from key to key, evenly', () => {
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      lives.filter((life) => Math.min(9, Math.floor((life - 3240) / 36)) === tenth),
    );
    for (const { length } of tenths) expect(length).toBeGreaterThan(50);
  });

  it('is always the same for the same key', () => {
    const key = cacheKeys.teams(freshCompany());
    expect(jitteredTtl(key, 300)).toBe(jitteredTtl(key, 300));
  });
});
