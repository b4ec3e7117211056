/**
 * `npm test`: every test, on real servers where they answer; tests that could not run are listed at the end. Arguments,
 * such as a part of a path, go to Jest. `npm run test:changed`: only the tests that import what has changed. `--again` runs
 * the few files that failed once more, each alone, and fails with those that fail again: the others are named, since a
 * test that fails beside others only is one to mend, but says nothing about the change.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../test/support/chromium.mjs';
import { seedOfRun } from '../test/support/seed.mjs';
import { failedFiles, printResults } from './test/results.mjs';
import { whereTheBranchBegan } from './test/changes.mjs';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, pinnedNode, root } from './setup.mjs';

/** Duration of all tests on two slow cores, as measured. */
const MINUTES = { quick: 30, full: 60 };
const OWN_ARGUMENTS = ['--again', '--changed'];
/** Where more files fail, it is not by chance. */
const MAX_REPEATED = 5;

ensureInstalled();
ensureBuilt();

const { answeringServers } = await import('./servers.mjs');
const servers = await answeringServers();
const missing = Object.entries(servers).flatMap(([name, answers]) => (answers ? [] : [name]));

if (missing.length > 0 && process.env.CI === 'true') {
  console.error(
    `CI=true, but ${missing.join(' and ')} did not answer. Start them, or name them in DATABASE_URL and REDIS_URL.`,
  );
  process.exit(1);
}

const hasBrowser = chromiumPath() !== undefined;
if (!hasBrowser && process.env.CI === 'true') {
  console.error('CI=true, but there is no Chromium. Install the package chromium, or name a browser in CHROMIUM.');
  process.exit(1);
}

const given = process.argv.slice(2);
const [isAgain, isChanged] = OWN_ARGUMENTS.map((name) => given.includes(name));
const others = given.filter((name) => !OWN_ARGUMENTS.includes(name));
const chosen = isChanged ? [`--changedSince=${whereTheBranchBegan()}`, ...others] : others;
const effort = process.env.TEST_EFFORT || 'quick';
const minutes = chosen.length === 0 && MINUTES[effort];
const seed = seedOfRun();
console.log(
  `${minutes ? `All tests take about ${minutes} minutes on two slow cores` : 'A part of the tests'} ` +
    `(effort: ${effort}; TEST_SEED=${seed} repeats what is chosen at random).\n`,
);

const folder = mkdtempSync(join(tmpdir(), 'team-selector-results-'));
const results = join(folder, 'results.json');
let { status } = run(results, chosen);
if (missing.length > 0) {
  console.log(`\nNot run, because ${missing.join(' and ')} did not answer (name them in DATABASE_URL and REDIS_URL):`);
  console.log('  everything marked (servers), and the tests of several processes sharing one database and cache');
} else if (effort === 'quick') {
  console.log(
    '\nWith quick effort each file ran on one engine, of the embedded ones and real servers (TEST_EFFORT=full: both).',
  );
}
if (!hasBrowser) {
  console.log('\nNot run, because there is no Chromium (install it, or name a browser in CHROMIUM):');
  console.log('  the tests of the page, test/browser');
}
const failed = isAgain && status !== 0 ? failedFiles(results) : [];
let repeated;
if (failed.length > 0 && failed.length <= MAX_REPEATED) {
  console.log(`\nOnce more, each alone, to be mended in any case:\n  ${failed.join('\n  ')}\n`);
  repeated = join(folder, 'repeated.json');
  ({ status } = run(repeated, ['--runInBand', '--runTestsByPath', ...failed]));
}
printResults(results, repeated);
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);

/** Runs Jest, which writes its results there and prints its report for people to stderr. */
function run(outputFile, args) {
  return spawnSync(
    pinnedNode(),
    [
      // Each file compiles the embedded database again; most end before optimized compilation would pay.
      '--liftoff-only',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--json',
      `--outputFile=${outputFile}`,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      windowsHide: true,
      env: { ...process.env, TEST_SERVERS: missing.length > 0 ? 'no' : 'yes', TEST_SEED: seed },
    },
  );
}
