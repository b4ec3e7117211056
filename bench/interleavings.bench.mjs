/**
 * The cache's own check of random interleavings, run far more often than a test run has time for, on a real Redis. The
 * bench counts the interleavings that really ran, and the check has to find the known bugs of the control schemes.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root } from '../scripts/setup.mjs';
import { end, launch } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { startRedis } from './support/redis.mjs';

const SPEC = 'libs/caching/src/answers/interleavings.spec.ts';
const WANTED = orQuick(20_000, 1000);
/** As many interleavings as one run of the spec finishes before its own timeout. */
const RUNS_PER_PASS = 4000;
const ON_REDIS = 'on Redis';
const CONTROLS = 'Known bugs under random interleavings';

export const title = 'Random interleavings of readers and writers that end with something old';
export const standsAlone = true;

export async function run({ closing }) {
  const redis = await startRedis(closing);
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-bench-'));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  let runs = 0;
  let stale = 0;
  const caught = {};
  while (runs < WANTED && stale === 0) {
    const pass = await check(closing, folder, redis.url, Math.min(RUNS_PER_PASS, WANTED - runs));
    if (pass.runs === 0) throw new Error('The check ran nothing');
    runs += pass.runs;
    stale += pass.stale;
    for (const [name, isCaught] of Object.entries(pass.controls)) caught[name] = (caught[name] ?? true) && isCaught;
  }
  return { runs, ended_old: stale, controls_caught: caught };
}

/** Runs the spec once, with a new seed. */
async function check(closing, folder, redisUrl, runs) {
  const [results, counted] = [join(folder, 'jest.json'), join(folder, 'counted.json')];
  for (const file of [results, counted]) rmSync(file, { force: true });
  const args = [
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    SPEC,
    `--testNamePattern=${ON_REDIS}|${CONTROLS}`,
    `--setupFilesAfterEnv=${join(root, 'bench/support/count-runs.mjs')}`,
    '--json',
    `--outputFile=${results}`,
  ];
  const variables = {
    REDIS_URL: redisUrl,
    TEST_EFFORT: String(runs),
    TEST_SEED: String(randomInt(2 ** 31)),
    COUNTED_RUNS: counted,
    NODE_ENV: 'test',
  };
  const child = launch(pinnedNode(), args, variables, 'ignore');
  closing.defer(() => end(child));
  await once(child, 'exit');
  const tests = JSON.parse(readFileSync(results, 'utf8')).testResults.flatMap((file) => file.assertionResults);
  const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
  const { runs: done, failed } = JSON.parse(readFileSync(counted, 'utf8'));
  const controls = ran.filter(({ ancestorTitles }) => ancestorTitles.includes(CONTROLS));
  const onRedis = ran.filter(({ ancestorTitles }) => ancestorTitles.some((name) => name.includes(ON_REDIS)));
  if (onRedis.length === 0 || controls.length === 0) throw new Error(`${SPEC} did not run on Redis with its controls`);
  const broken = onRedis.find(({ status }) => status === 'failed');
  if (broken && failed === 0) throw new Error(broken.failureMessages.join('\n'));
  return {
    runs: done,
    stale: failed,
    controls: Object.fromEntries(controls.map((test) => [test.title, test.status === 'passed'])),
  };
}
