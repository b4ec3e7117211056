import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { freshCompany } from '../../testing/company';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { bytesOf } from '../stores/cache-store';
import { LocalAnswers } from './local-answers';

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 3_600_000;
/** Nothing was invalidated. */
const AT_ONCE = 0;

const coherence = { current: true, isCurrent: () => coherence.current };

describe('the L1 cache of answers', () => {
  let now: number;
  beforeEach(() => {
    coherence.current = true;
    now = 1000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => void jest.restoreAllMocks());

  const key = cacheKeys.teams(freshCompany());
  const filled = (remaining: number | undefined, askedAt = now): LocalAnswers => {
    const answers = new LocalAnswers(coherence, MEGABYTE);
    answers.fill(key, { bytes: bytesOf('"Zürich"'), remaining }, AT_ONCE, askedAt);
    return answers;
  };

  it('an answer is remembered for as long as it lives in the store, however long that is', () => {
    const answers = filled(HOUR_MS);
    now += HOUR_MS - 1000;
    expect(answers.get(key)?.text).toBe('"Zürich"');
  });

  it.each([200, 5000, HOUR_MS])('an answer that lives for %d ms in the store never outlives it here', (remaining) => {
    const answers = filled(remaining);
    now += remaining;
    expect(answers.get(key)).toBeUndefined();
  });

  it('what the store took to answer is part of the time that an answer has left', () => {
    const askedAt = now;
    now += 4000;
    const answers = filled(5000, askedAt);
    now += 1000;
    expect(answers.get(key)).toBeUndefined();
  });

  it('an answer that never expires in the store is remembered until it is invalidated', () => {
    const answers = filled(undefined);
    now += 1000 * HOUR_MS;
    expect(answers.get(key)).toBeDefined();
    answers.invalidate([key]);
    expect(answers.get(key)).toBeUndefined();
  });

  it('an answer is not used while events may be late', () => {
    const answers = filled(HOUR_MS);
    coherence.current = false;
    expect(answers.get(key)).toBeUndefined();
  });

  it('bytes, headers and entity tag are those of the text', () => {
    const answer = filled(HOUR_MS).get(key);
    expect(answer?.bytes).toBe(Buffer.from('"Zürich"').toString('latin1'));
    const headers = answer?.headers(true) ?? [];
    expect(headers[headers.indexOf('content-length') + 1]).toBe('9');
    expect(headers[headers.indexOf('etag') + 1]).toBe(answer?.etag);
    expect(answer?.headers(false)).toEqual(headers.slice(4));
  });

  describe('an answer that is made of another one', () => {
    const upper = { name: 'upper', make: (text: string): string => text.toUpperCase() };
    let made: number;
    const counting = { ...upper, make: (text: string): string => (made++, upper.make(text)) };
    const sourceIn = (answers: LocalAnswers) => {
      const source = answers.get(key);
      if (!source) throw new Error('unreachable');
      return source;
    };
    beforeEach(() => void (made = 0));

    it('an answer that is made of another one is made once, as long as that one is the same', () => {
      const answers = filled(HOUR_MS);
      const first = answers.derived(key, sourceIn(answers), counting);
      expect([first.text, first.etag]).toEqual(['"ZÜRICH"', expect.not.stringMatching(sourceIn(answers).etag)]);
      expect(answers.derived(key, sourceIn(answers), counting)).toBe(first);
      expect(made).toBe(1);
      answers.fill(key, { bytes: '"new"', remaining: HOUR_MS }, AT_ONCE, now);
      expect(answers.derived(key, sourceIn(answers), counting).text).toBe('"NEW"');
      expect(answers.derived(key, sourceIn(answers), { ...counting, name: 'other' }).text).toBe('"NEW"');
      expect(made).toBe(3);
    });

    it('an answer that is made of another one is made each time while events may be late, or without memory', () => {
      const answers = filled(HOUR_MS);
      const source = sourceIn(answers);
      const none = new LocalAnswers(coherence, 0);
      for (let time = 0; time < 2; time++) expect(none.derived(key, source, counting).text).toBe('"ZÜRICH"');
      expect(made).toBe(2);
      answers.derived(key, source, counting);
      coherence.current = false;
      expect(answers.derived(key, source, counting).text).toBe('"ZÜRICH"');
      expect(made).toBe(4);
    });

    it('answers that are made of others take their share of the memory', () => {
      const answers = new LocalAnswers(coherence, 100_000);
      answers.fill(key, { bytes: 'x', remaining: HOUR_MS }, AT_ONCE, now);
      const source = sourceIn(answers);
      const long = (name: number) => ({ name: String(name), make: () => (made++, 'x'.repeat(30_000)) });
      for (const name of [1, 2, 3, 4]) answers.derived(key, source, long(name));
      answers.derived(key, source, long(1));
      expect(made).toBe(5);
    });
  });

  describe('members of a family', () => {
    const company = freshCompany();
    const family = cacheKeys.availabilityFamily(company, 5, 123);
    const [one, two] = ['UTC', 'Europe/Paris'].map((timezone) =>
      cacheKeys.availability(company, 5, 123, { from: 'a', to: 'b', timezone }),
    ) as [CacheKey, CacheKey];
    const answersOf = (...members: [CacheKey, generation: string][]): LocalAnswers => {
      const answers = new LocalAnswers(coherence, MEGABYTE);
      for (const [member, generation] of members)
        answers.fill(member, { bytes: generation, remaining: HOUR_MS, generation }, answers.epochOf(member), now);
      return answers;
    };

    it('an invalidated family takes all its members along', () => {
      const answers = answersOf([one, 'first'], [two, 'first']);
      expect([answers.get(one)?.text, answers.get(two)?.text]).toEqual(['first', 'first']);
      answers.invalidate([family]);
      expect([answers.get(one), answers.get(two)]).toEqual([undefined, undefined]);
    });

    it('members of a former generation do not come back with a new one', () => {
      const answers = answersOf([one, 'first'], [two, 'first']);
      answers.invalidate([family]);
      answers.fill(two, { bytes: 'new', remaining: HOUR_MS, generation: 'second' }, answers.epochOf(two), now);
      expect([answers.get(one), answers.get(two)?.text]).toEqual([undefined, 'new']);
    });

    it('a member that was read before the invalidation of its family is not remembered', () => {
      const answers = answersOf();
      const epoch = answers.epochOf(one);
      answers.invalidate([family]);
      answers.fill(one, { bytes: 'late', remaining: HOUR_MS, generation: 'first' }, epoch, now);
      expect(answers.get(one)).toBeUndefined();
    });
  });

  it('ten thousand companies asked in turn are all remembered in 16 MB', () => {
    const answers = new LocalAnswers(coherence, 16 * MEGABYTE);
    const keys = Array.from({ length: 10_000 }, () => cacheKeys.teams(freshCompany()));
    for (const one of keys) answers.fill(one, { bytes: 'x'.repeat(1000), remaining: HOUR_MS }, AT_ONCE, now);
    now += HOUR_MS / 2;
    expect(keys.filter((one) => answers.get(one) === undefined)).toEqual([]);
  });
});
