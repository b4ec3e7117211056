import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runsOf, seed } from '../../support/effort';
import { onServers } from '../../support/on-every-engine';
import { EXAMPLES } from './examples';
import { Run, tally } from './run';
import { anyRun } from './steps';
import { SHORT_TIMEOUTS, openTwo, type TwoInstances } from './two-instances';

const RUNS = EXAMPLES.length + runsOf({ quick: 20, full: 60 });

onServers(
  'appointments under faults',
  (world) => {
    let two: TwoInstances;

    beforeAll(async () => {
      two = await openTwo(world());
    }, 240_000);

    afterAll(() => two?.close());

    it(
      'appointments under lost, late, wrong, doubled and refused answers are what Cal.com has, and what was told',
      async () => {
        await fc.assert(
          fc.asyncProperty(anyRun, async (run) => expect(await new Run(world(), two).play(run)).toEqual([])),
          {
            seed,
            numRuns: RUNS,
            examples: EXAMPLES,
            interruptAfterTimeLimit: 60_000 + RUNS * 60_000,
            markInterruptAsFailure: false,
          },
        );
        // Much was refused, and much was not.
        const seen = ['book 201 confirmed', 'book 202 unknown', 'book 409 slot_taken', 'move 200 confirmed'];
        expect([...tally.keys()]).toEqual(
          expect.arrayContaining([...seen, 'move 202 unknown', 'cancel 200 cancelled']),
        );
      },
      120_000 + RUNS * 90_000,
    );
  },
  { variables: { ...SHORT_TIMEOUTS, LOG_LEVEL: 'silent' } },
);
