import { describe, expect, it } from '@jest/globals';
import { bulkhead as fifoBulkhead } from 'cockatiel';
import * as fc from 'fast-check';
import { runsOf, seed } from '../../../../test/support/effort';
import { BulkheadDriver } from '../../testing/bulkhead-driver';
import { FairBulkhead } from './fair-bulkhead';

const numRuns = runsOf({ quick: 200, full: 2000 });
const ENDLESS = { share: Infinity, queue: Infinity, queueShare: Infinity };
const overloaded = { status: 503, code: 'overloaded', retryAfter: 1 };

/** Works arrive for one of four companies, or one of the running ones ends. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ arrives: fc.constantFrom('a', 'a', 'a', 'b', 'c', 'd') }) },
    { weight: 2, arbitrary: fc.record({ ends: fc.nat(9) }) },
  ),
  { minLength: 5, maxLength: 60 },
);

/** While a company waits and could begin, every other company begins at most once before it. */
const turns = (open: (concurrency: number) => BulkheadDriver) =>
  fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (concurrency, program) => {
    const driver = open(concurrency);
    /** What has begun since a company began to wait, or since its own last turn. */
    const passed = new Map<string, string[]>();
    for (const step of program) {
      for (const begun of await driver.perform(step)) {
        for (const [company, others] of passed) if (company !== begun.company) others.push(begun.company);
        passed.delete(begun.company);
        for (const others of passed.values()) expect(new Set(others).size).toBe(others.length);
      }
      for (const company of driver.waiting) if (!passed.has(company)) passed.set(company, []);
    }
  });

describe('FairBulkhead', () => {
  it('companies that wait for a place take turns, whatever one of them asks for', async () => {
    const property = turns((concurrency) => BulkheadDriver.of(new FairBulkhead({ ...ENDLESS, concurrency })));
    await fc.assert(property, { numRuns, seed });
  });

  it('a plain first-in first-out queue does not let companies take turns (control)', async () => {
    const property = turns((concurrency) => {
      const plain = fifoBulkhead(concurrency, Infinity);
      return new BulkheadDriver((_company, work) => plain.execute(work));
    });
    expect((await fc.check(property, { numRuns, seed })).failed).toBe(true);
  });

  it('a company never has more places than its share, and no place stays empty that a waiting work may have', async () => {
    const limits = fc.record({ concurrency: fc.integer({ min: 1, max: 6 }), share: fc.integer({ min: 1, max: 3 }) });
    const property = fc.asyncProperty(limits, steps, async ({ concurrency, share }, program) => {
      const bulkhead = new FairBulkhead({ ...ENDLESS, concurrency, share });
      const driver = BulkheadDriver.of(bulkhead);
      for (const step of program) {
        await driver.perform(step);
        expect(driver.running.length).toBeLessThanOrEqual(concurrency);
        for (const company of 'abcd') expect(driver.runningOf(company)).toBeLessThanOrEqual(share);
        if (driver.running.length < concurrency)
          for (const company of driver.waiting) expect(driver.runningOf(company)).toBe(share);
        const { running, waitingAtShare, waitingBelowShare } = bulkhead.state;
        expect([running, waitingAtShare + waitingBelowShare]).toEqual([driver.running.length, driver.waiting.length]);
      }
    });
    await fc.assert(property, { numRuns, seed });
  });

  it('the works of one company begin in the order of their arrival', async () => {
    const property = fc.asyncProperty(steps, async (program) => {
      const driver = BulkheadDriver.of(new FairBulkhead({ ...ENDLESS, concurrency: 3, share: 2 }));
      for (const step of program) await driver.perform(step);
      for (const company of 'abcd') {
        const begun = driver.begun.filter((work) => work.company === company).map(({ number }) => number);
        expect(begun).toEqual(begun.toSorted((a, b) => a - b));
      }
    });
    await fc.assert(property, { numRuns, seed });
  });

  it('a company whose own queue is full is refused, and another one still waits', async () => {
    const driver = BulkheadDriver.of(new FairBulkhead({ concurrency: 1, share: 1, queue: 10, queueShare: 2 }));
    for (const company of 'aaaab') await driver.perform({ arrives: company });
    expect(driver.refused).toEqual([{ company: 'a', number: 3, error: expect.objectContaining(overloaded) }]);
    expect(driver.waiting).toEqual(['a', 'a', 'b']);
  });

  it('a full queue refuses the last work of the company that fills it, not the company that comes next', async () => {
    const bulkhead = new FairBulkhead({ concurrency: 1, share: 1, queue: 3, queueShare: 3 });
    const driver = BulkheadDriver.of(bulkhead);
    for (const company of 'aaaab') await driver.perform({ arrives: company });
    expect(driver.refused.map(({ company, number }) => company + number)).toEqual(['a3']);
    expect(driver.waiting).toEqual(['a', 'a', 'b']);
    await driver.perform({ arrives: 'b' });
    expect(driver.refused.map(({ company, number }) => company + number)).toEqual(['a3', 'b5']);
    expect(bulkhead.state.refused).toBe(2);
  });

  it('a work that fails frees its place, and its error reaches the caller alone', async () => {
    const bulkhead = new FairBulkhead({ concurrency: 1, share: 1, queue: 1, queueShare: 1 });
    const failing = bulkhead.run('a', () => Promise.reject(new Error('upstream')));
    const next = bulkhead.run('a', async () => 'next');
    await expect(failing).rejects.toThrow('upstream');
    expect(await next).toBe('next');
    expect(bulkhead.state).toMatchObject({ running: 0, waitingAtShare: 0, waitingBelowShare: 0 });
  });

  it('a turn lasts for one round of the event loop, and a company has no more of them in it than its share', async () => {
    const bulkhead = new FairBulkhead({ ...ENDLESS, concurrency: 4, share: 2 });
    const begun: string[] = [];
    const all = [...'aaaaaab'].map((company) => bulkhead.turn(company).then(() => begun.push(company)));
    // Promises alone do not end the round, however many of them there are.
    for (let n = 0; n < 100; n++) await Promise.resolve();
    expect(begun.toSorted()).toEqual(['a', 'a', 'b']);
    await Promise.all(all);
    expect(begun).toHaveLength(7);
  });

  it('a work that has waited too long is refused, and does not begin later', async () => {
    const bulkhead = new FairBulkhead({ ...ENDLESS, concurrency: 1, maxWait: 1 });
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const running = bulkhead.run('a', () => promise);
    let hasBegun = false;
    await expect(bulkhead.run('b', async () => void (hasBegun = true))).rejects.toMatchObject(overloaded);
    end();
    await running;
    expect(hasBegun).toBe(false);
    expect(bulkhead.state).toMatchObject({ running: 0, waitingBelowShare: 0, expired: 1 });
  });
});
