import { afterAll, beforeAll, it } from '@jest/globals';
import * as fc from 'fast-check';
import { appendFileSync } from 'node:fs';
import { onServers } from '../../support/on-every-engine';
import { Run, tally } from './run';
import { anyRun } from './steps';
import { IMPATIENT, openTwo, type TwoInstances } from './two-instances';

onServers(
  'collect',
  (world) => {
    let two: TwoInstances;
    beforeAll(async () => {
      two = await openTwo(world());
    }, 240_000);
    afterAll(async () => {
      await two?.close();
    });
    it('collects', async () => {
      const runs = fc.sample(anyRun, {
        seed: Number(process.env.COLLECT_SEED ?? 1),
        numRuns: Number(process.env.COLLECT ?? 20),
      });
      let bad = 0;
      const begun = Date.now();
      for (const [index, run] of runs.entries()) {
        const wrong = await new Run(world(), two).play(run);
        if (wrong.length) {
          bad++;
          appendFileSync(
            '/tmp/h/prove-failures.txt',
            `#${index}\n${wrong.join('\n')}\n${JSON.stringify(run.minutesOff)}\n${run.steps.map((s) => JSON.stringify(s)).join('\n')}\n\n`,
          );
        }
      }
      appendFileSync(
        '/tmp/h/prove-failures.txt',
        `== ${bad} of ${runs.length} bad, ${Date.now() - begun} ms\n${JSON.stringify(Object.fromEntries([...tally].toSorted()), null, 1)}\n`,
      );
    }, 6_000_000);
  },
  { variables: { ...IMPATIENT, LOG_LEVEL: process.env.COLLECT_LOG ?? 'silent' } },
);
