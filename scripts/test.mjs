/**
 * `npm test`: every test, on real servers where they answer; tests that could not run are listed at the end. Arguments,
 * such as a part of a path, go to Jest. `npm run test:changed`: only the tests that import what has changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../test/support/chromium.mjs';
import { seedOfRun } from '../test/support/seed.mjs';
import { printResults } from './test/results.mjs';
import { whereTheBranchBegan } from './test/changes.mjs';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, pinnedNode, root } from './setup.mjs';

/** Duration of all tests on two slow cores, as measured. */
const MINUTES = { quick: 30, full: 60 };

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

const [first, ...others] = process.argv.slice(2);
const chosen = first === '--changed' ? [`--changedSince=${whereTheBranchBegan()}`, ...others] : process.argv.slice(2);
const effort = process.env.TEST_EFFORT || 'quick';
const minutes = chosen.length === 0 && MINUTES[effort];
const seed = seedOfRun();
console.log(
  `${minutes ? `All tests take about ${minutes} minutes on two slow cores` : 'A part of the tests'} ` +
    `(effort: ${effort}; TEST_SEED=${seed} repeats what is chosen at random).\n`,
);

const folder = mkdtempSync(join(tmpdir(), 'team-selector-results-'));
const results = join(folder, 'results.json');
const { status } = spawnSync(
  pinnedNode(),
  [
    // Each file compiles the embedded database again; most end before optimized compilation would pay.
    '--liftoff-only',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${results}`,
    ...chosen,
  ],
  // The results are read from the file; Jest prints its report for people to stderr.
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    windowsHide: true,
    env: { ...process.env, TEST_SERVERS: missing.length > 0 ? 'no' : 'yes', TEST_SEED: seed },
  },
);

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
printResults(results);
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
