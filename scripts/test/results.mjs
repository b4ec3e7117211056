import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../setup.mjs';

const SLOWEST = 10;

/** Prints the summary after all tests: the slowest files, and the totals in one line that programs can parse. */
export function printResults(file) {
  const results = readResults(file);
  if (!results?.testResults) return console.log('\nJest stopped before it could count.');
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
  if (testResults.length > SLOWEST) {
    console.log(`\nThe ${SLOWEST} slowest files:`);
    for (const { seconds, name } of slowestOf(testResults)) console.log(`  ${seconds.padStart(6)} s  ${name}`);
  }
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  console.log(`\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}`);
}

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
