import { expect, it } from '@jest/globals';
import { onEveryEngine } from '../support/on-every-engine';
import { type Findings, fuzz, reportOf } from './fuzzer';
import { FUZZED, worldTarget } from './world-target';

/** `FUZZ_REQUESTS=20000 npm run -s jest -- test/fuzz` is the long run. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 300);
/** Another one asks other questions; what it finds is found again by naming it. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_302);
const PATIENCE_MS = 60_000 + REQUESTS * 200;

const countOf = ({ answers }: Findings, isCounted: (status: number) => boolean): number =>
  [...answers].reduce((sum, [line, count]) => sum + (isCounted(Number(line.split(' ').at(-1))) ? count : 0), 0);

onEveryEngine(
  'requests made from the description of the API',
  (world) => {
    it(
      `are all answered as described: ${REQUESTS} of them`,
      async () => {
        const findings = await fuzz(await worldTarget(world()), REQUESTS, SEED);
        if (process.env.FUZZ_REQUESTS)
          console.log(
            [...findings.answers]
              .toSorted()
              .map((pair) => pair.join(': '))
              .join('\n'),
          );
        expect(reportOf(findings)).toEqual([]);
        expect(findings.requests).toBe(REQUESTS);
        // A run in which everything is refused at the door would have seen nothing.
        expect(countOf(findings, (status) => status < 300)).toBeGreaterThan(REQUESTS / 10);
        expect(countOf(findings, (status) => status === 400)).toBeGreaterThan(REQUESTS / 10);
      },
      PATIENCE_MS,
    );
  },
  { variables: FUZZED },
);
