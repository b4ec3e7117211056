import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runsOf, seed } from '../../../../test/support/effort';
import type { Candidate, Unasked } from './asking-order';
import { Ranking, type SlotStart } from './ranking';
import { askInRounds } from './rounds';

const TEAMS = 20;
const DAYS = 31;
const MAX_CALLS = 10;
/** So that slots of different teams often start together. */
const QUARTERS_OF_A_DAY = 24 * 4;
const END = DAYS * QUARTERS_OF_A_DAY;

/** An event type of a team, and what Cal.com says about it. */
interface Calendar extends Candidate {
  /** Ascending, in quarters of an hour. */
  starts: number[];
  isCached: boolean;
  isDown: boolean;
  /** Rounds of the event loop until Cal.com answers. */
  delay: number;
}

const slotsOf = ({ starts }: Calendar): SlotStart[] => starts.map((start) => ({ start, text: String(start) }));

const calendar = (isDownEver: boolean): fc.Arbitrary<Omit<Calendar, 'rank' | 'isDefault' | 'end'>> =>
  fc
    .record({
      teamId: fc.integer({ min: 1, max: TEAMS }),
      notBefore: fc.oneof(fc.constant(0), fc.constantFrom(4, 96, 960), fc.nat({ max: END + 10 })),
      starts: fc.uniqueArray(fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: END - 1 })), { maxLength: 12 }),
      isCached: fc.boolean(),
      isDown: isDownEver ? fc.boolean() : fc.constant(false),
      delay: fc.nat({ max: 5 }),
    })
    .map((one) => ({
      ...one,
      starts: one.starts.filter((start) => start >= one.notBefore).toSorted((a, b) => a - b),
    }));

const calendars = (isDownEver = true): fc.Arbitrary<Calendar[]> =>
  fc
    .tuple(fc.array(calendar(isDownEver), { minLength: 1, maxLength: TEAMS }), fc.boolean())
    .map(([all, hasDefault]) =>
      all.map((one, rank) => ({ ...one, end: END, rank, isDefault: hasDefault && one.teamId === all[0]?.teamId })),
    );

interface Searched {
  found: [rank: number, start: number][];
  asked: Calendar[];
  answered: Calendar[];
  unasked: Map<Calendar, Unasked>;
}

async function search(all: readonly Calendar[], limit: number): Promise<Searched> {
  const ranking = new Ranking<Calendar>(limit);
  const answered = all.filter(({ isCached }) => isCached);
  for (const one of answered) ranking.add(one, slotsOf(one));
  const asked: Calendar[] = [];
  const ask = async (one: Calendar): Promise<void> => {
    asked.push(one);
    for (let round = 0; round < one.delay; round++) await Promise.resolve();
    if (one.isDown) return;
    ranking.add(one, slotsOf(one));
    answered.push(one);
  };
  const cold = all.filter(({ isCached }) => !isCached);
  const unasked = await askInRounds(cold, ranking, ask, { maxCalls: MAX_CALLS, isTimeLeft: () => true });
  return { found: ranking.slots.map(({ source, start }) => [source.rank, start]), asked, answered, unasked };
}

/** All slots, sorted, and the first of them. */
const bruteForce = (all: readonly Calendar[], limit: number): [rank: number, start: number][] =>
  all
    .flatMap(({ rank, starts }) => starts.map((start): [number, number] => [rank, start]))
    .toSorted(([rankA, startA], [rankB, startB]) => startA - startB || rankA - rankB)
    .slice(0, limit);

const limits = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100 }));
const parameters = { numRuns: runsOf({ quick: 500, full: 20_000 }), seed };
const leftAs = (one: Unasked, { unasked }: Searched): Calendar[] =>
  [...unasked].flatMap(([source, reason]) => (reason === one ? [source] : []));

describe('the earliest slots', () => {
  it('the earliest slots are those that brute force finds in all that was answered or left out as later', async () => {
    await fc.assert(
      fc.asyncProperty(calendars(), limits, async (all, limit) => {
        const searched = await search(all, limit);
        const known = [...searched.answered, ...leftAs('not_earlier', searched)];
        expect(searched.found).toEqual(bruteForce(known, limit));
      }),
      parameters,
    );
  });

  it('the earliest slots of all are found by asking again, which asks those that were left', async () => {
    await fc.assert(
      fc.asyncProperty(calendars(false), limits, async (all, limit) => {
        let cached = all;
        for (let questions = 1; ; questions++) {
          const searched = await search(cached, limit);
          if (leftAs('not_asked', searched).length === 0) {
            expect(searched.found).toEqual(bruteForce(all, limit));
            return;
          }
          expect(questions).toBeLessThan(all.length);
          const known = new Set(searched.answered.map(({ rank }) => rank));
          cached = all.map((one) => ({ ...one, isCached: known.has(one.rank) }));
        }
      }),
      parameters,
    );
  });

  it('the earliest slots take one call for each team and ten in all, the default team first, and none too many', async () => {
    await fc.assert(
      fc.asyncProperty(calendars(), limits, async (all, limit) => {
        const { asked, unasked } = await search(all, limit);
        const teams = asked.map(({ teamId }) => teamId);
        expect(new Set(teams).size).toBe(teams.length);
        expect(teams.length).toBeLessThanOrEqual(MAX_CALLS);
        const first = asked.findIndex(({ isDefault }) => isDefault);
        expect(first).toBeLessThanOrEqual(0);
        for (const [source, reason] of unasked) {
          if (reason === 'not_asked') expect(teams.length === MAX_CALLS || teams.includes(source.teamId)).toBe(true);
        }
        expect(asked.length + unasked.size).toBe(all.filter(({ isCached }) => !isCached).length);
      }),
      parameters,
    );
  });

  it('the earliest slots would be seen to differ if a team were thought to be later than it is', async () => {
    const mistaken = fc.asyncProperty(calendars(), limits, async (all, limit) => {
      const searched = await search(
        all.map((one) => ({ ...one, notBefore: one.notBefore + 2 })),
        limit,
      );
      const known = [...searched.answered, ...leftAs('not_earlier', searched)];
      expect(searched.found).toEqual(bruteForce(known, limit));
    });
    expect((await fc.check(mistaken, { ...parameters, numRuns: 5000 })).failed).toBe(true);
  });

  it('the earliest slots need only the default team when it has them before the others may have any', async () => {
    const facts = { end: END, isCached: false, isDown: false, delay: 1 };
    const own = { ...facts, rank: 1, teamId: 1, isDefault: true, notBefore: 0, starts: [2, 3, 90] };
    const others = [2, 3].map((teamId) => ({
      ...facts,
      rank: teamId === 2 ? 0 : 2,
      teamId,
      isDefault: false,
      notBefore: 3,
      starts: [50],
    }));
    const { asked, found, unasked } = await search([own, ...others], 2);
    // A team that comes first among equals could still have a slot then.
    expect(asked.map(({ teamId }) => teamId)).toEqual([1, 2]);
    expect([...unasked.values()]).toEqual(['not_earlier']);
    expect(found).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('the earliest slots are looked for no longer than there is time', async () => {
    const ranking = new Ranking<Calendar>(1);
    const one = { rank: 0, teamId: 1, isDefault: true, notBefore: 0, end: END };
    const cold: Calendar[] = [{ ...one, starts: [1], isCached: false, isDown: false, delay: 0 }];
    const ask = (): Promise<void> => Promise.reject(new Error('asked'));
    const unasked = await askInRounds(cold, ranking, ask, { maxCalls: 10, isTimeLeft: () => false });
    expect([...unasked.values()]).toEqual(['not_asked']);
  });
});
