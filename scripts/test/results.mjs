import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../setup.mjs';

const SLOWEST = 10;

/**
 * Prints the summary after all tests: the slowest files, and the totals in one line that programs can parse. Files that
 * were run once more count as they ended then.
 */
export function printResults(file, fileOfRepeated) {
  const results = readResults(file);
  if (!results?.testResults) return console.log('\nJest stopped before it could count.');
  const { testResults, numPassedTests, numPendingTests } = results;
  if (testResults.length > SLOWEST) {
    console.log(`\nThe ${SLOWEST} slowest files:`);
    for (const { seconds, name } of slowestOf(testResults)) console.log(`  ${seconds.padStart(6)} s  ${name}`);
  }
  const failed = failuresIn(results);
  const failedAgain = fileOfRepeated === undefined ? failed : failuresIn(readResults(fileOfRepeated));
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  console.log(`\n${numPassedTests + failed - failedAgain} passed, ${failedAgain} failed${skipped}`);
}

const failuresIn = ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites;

/** Paths from the root; none also when Jest stopped before it could count. */
export const failedFiles = (file) =>
  (readResults(file)?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => relative(root, name));

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const slowestOf = (testResults) =>
  testResults
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST)
    .map(({ name, ms }) => ({ name, seconds: (ms / 1000).toFixed(1) }));
