import { expect, it } from '@jest/globals';
import { runsOf, seed } from '../support/effort';
import { onSharedEngines } from '../support/on-shared-engines';
import { type Findings, fuzz, reportOf } from './fuzzer';
import { worldTarget } from './world-target';

const REQUESTS = runsOf({ quick: 200, full: 600 });
const TIMEOUT_MS = 120_000 + REQUESTS * 400;

const countOf = ({ answers }: Findings, isCounted: (status: number) => boolean): number =>
  [...answers].reduce((sum, [line, count]) => sum + (isCounted(Number(line.split(' ').at(-1))) ? count : 0), 0);

onSharedEngines('requests made from the description of the API', (world) => {
  it(
    `requests made from the description are all answered as described: ${REQUESTS} of them`,
    async () => {
      const findings = await fuzz(await worldTarget(world()), REQUESTS, seed);
      expect({ seed, complaints: reportOf(findings) }).toEqual({ seed, complaints: [] });
      expect(findings.requests).toBe(REQUESTS);
      // A run in which every request is refused at authentication would prove nothing.
      expect(countOf(findings, (status) => status < 300)).toBeGreaterThan(REQUESTS / 10);
      expect(countOf(findings, (status) => status === 400)).toBeGreaterThan(REQUESTS / 10);
    },
    TIMEOUT_MS,
  );
});
