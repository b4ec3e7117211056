/** `npm test`: every test, on real servers where they answer; what could not run is named at the end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, pinnedNode, root } from './setup.mjs';

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

const folder = mkdtempSync(join(tmpdir(), 'team-selector-results-'));
const results = join(folder, 'results.json');
const { status } = spawnSync(
  pinnedNode(),
  [
    // It would keep every test file's modules alive for those after it, each of which would take longer than the last.
    '--no-compilation-cache',
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
  // The results are read from the file; what people read goes to stderr.
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TEST_SERVERS: missing.length > 0 ? 'no' : 'yes' },
  },
);

if (missing.length > 0) {
  console.log(`\nNot run, because ${missing.join(' and ')} did not answer (name them in DATABASE_URL and REDIS_URL):`);
  console.log('  everything marked (servers), and the tests of several processes sharing one database and cache');
}
report();
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);

/** The closing line, for people and programs alike. */
function report() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    console.log(`\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}`);
  } catch {
    console.log('\nJest stopped before it could count.');
  }
}
