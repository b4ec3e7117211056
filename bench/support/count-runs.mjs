/** Loaded into a Jest run: counts the interleavings that really ran, and those that failed. */
import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';

const counted = { runs: 0, failed: 0 };

fc.configureGlobal({
  reporter: (details) => {
    counted.runs += details.numRuns;
    counted.failed += details.failed ? 1 : 0;
    writeFileSync(process.env.COUNTED_RUNS, JSON.stringify(counted));
    if (details.failed) throw new Error(fc.defaultReportMessage(details));
  },
});
