import { expect, it } from '@jest/globals';
import type { TenantContext } from '@app/tenancy';
import { RefreshedFacts } from './refreshed-facts';

/** All promises that wait for nothing else are settled. */
const loaded = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const one = { companyId: 1 } as TenantContext;
const other = { companyId: 2 } as TenantContext;

it('facts are loaded once for each company while they are fresh', async () => {
  let loads = 0;
  const facts = new RefreshedFacts(async ({ companyId }) => ({ companyId, load: ++loads }), 60_000);
  expect([await facts.of(one), await facts.of(one), await facts.of(other)].map(({ load }) => load)).toEqual([1, 1, 2]);
});

it('facts that are too old are told once more, and loaded behind the question', async () => {
  let loads = 0;
  const facts = new RefreshedFacts(async () => ({ load: ++loads }), -1);
  expect((await facts.of(one)).load).toBe(1);
  expect((await facts.of(one)).load).toBe(1);
  await loaded();
  expect((await facts.of(one)).load).toBe(2);
});

it('facts that cannot be loaded anew stay as they were', async () => {
  let loads = 0;
  const facts = new RefreshedFacts(async () => {
    if (++loads === 2) throw new Error('away');
    return { load: loads };
  }, -1);
  const told: number[] = [];
  for (let n = 0; n < 4; n++) {
    told.push((await facts.of(one)).load);
    await loaded();
  }
  expect(told).toEqual([1, 1, 1, 3]);
});
