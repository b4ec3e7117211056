import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runsOf, seed } from '../../support/effort';
import { onServers } from '../../support/on-every-engine';
import { Run, tally } from './run';
import { anyRun } from './steps';
import { IMPATIENT, openTwo, type TwoInstances } from './two-instances';

const RUNS = runsOf({ quick: 20, full: 60 });

onServers(
  'appointments under faults',
  (world) => {
    let two: TwoInstances;

    beforeAll(async () => {
      two = await openTwo(world());
    }, 240_000);

    afterAll(async () => {
      await two?.close();
      console.log(Object.fromEntries([...tally].toSorted()));
    });

    it(
      'appointments under lost, late, wrong, doubled and refused answers are what Cal.com has, and what was told',
      async () => {
        await fc.assert(
          fc.asyncProperty(anyRun, async (run) => expect(await new Run(world(), two).play(run)).toEqual([])),
          { seed, numRuns: RUNS, interruptAfterTimeLimit: 60_000 + RUNS * 60_000, markInterruptAsFailure: false },
        );
      },
      120_000 + RUNS * 90_000,
    );
  },
  { variables: { ...IMPATIENT, LOG_LEVEL: 'silent' } },
);
