import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import config from './stryker.config.mjs';

const TEST_TIMEOUT_MS = 15_000;
const JEST = 'node_modules/jest/bin/jest.js';
/** Left out of the copies: the tests do not read these, or must not find them twice. */
const NOT_COPIED = new Set([
  'node_modules',
  '.git',
  'dist',
  '.data',
  'coverage',
  'reports',
  'docs',
  config.tempDirName,
]);

/**
 * Makes each breach in a copy of the tree, one at a time, and runs its tests.
 * @returns each breach with the name of a test that failed (`noticedBy`), or without one.
 * @throws Error when the tests fail without any breach, since a failure then proves nothing.
 */
export async function tryBreaches(breaches, concurrency) {
  const waiting = [...untouched(breaches), ...breaches];
  const tried = [];
  const copies = Array.from({ length: concurrency }, (_, number) => copyTree(number));
  try {
    await Promise.all(
      copies.map(async (copy) => {
        for (let breach = waiting.shift(); breach; breach = waiting.shift()) {
          const noticedBy = await tryIn(copy, breach);
          if (breach.edits.length === 0 && noticedBy) throw new Error(`Without any breach fails: ${noticedBy}`);
          if (breach.edits.length === 0) continue;
          console.log(`${noticedBy ? 'noticed' : 'MISSED '}  ${breach.name}${noticedBy ? ` (${noticedBy})` : ''}`);
          tried.push({ ...breach, noticedBy });
        }
      }),
    );
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
  return tried;
}

/** The control: each choice of tests once, on an unchanged copy. */
function untouched(breaches) {
  const choices = new Map(breaches.map(({ tests }) => [JSON.stringify(tests), tests]));
  return [...choices.values()].map((tests) => ({ name: 'nothing', edits: [], tests }));
}

function copyTree(number) {
  const copy = join(config.tempDirName, `by-hand-${number}`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync('.')) if (!NOT_COPIED.has(name)) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

async function tryIn(copy, { name, edits, tests }) {
  const originals = new Map();
  try {
    for (const { file, find, replace } of edits) {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      if (!originals.has(path)) originals.set(path, text);
      if (text.split(find).length !== 2) throw new Error(`"${name}": ${file} does not have exactly once: ${find}`);
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
    }
    return await failureOf(copy, tests);
  } finally {
    for (const [path, text] of originals) writeFileSync(path, text);
  }
}

/** The name of the first failed test, or undefined when all pass. @throws Error when no test has run. */
async function failureOf(copy, { files, named }) {
  const results = join(copy, 'results.json');
  rmSync(results, { force: true });
  const child = spawn(
    process.execPath,
    [
      ...config.testRunnerNodeArgs,
      JEST,
      '--config',
      config.jest.configFile,
      '--runInBand',
      // A breach may leave handles open, so that Jest would not exit.
      '--forceExit',
      '--testTimeout',
      String(TEST_TIMEOUT_MS),
      '--json',
      '--outputFile',
      'results.json',
      ...(named ? ['--testNamePattern', named] : []),
      '--runTestsByPath',
      ...files,
    ],
    { windowsHide: true, cwd: copy, stdio: 'ignore' },
  );
  await once(child, 'exit');
  const { testResults, numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  if (failed) return failed.fullName;
  const broken = testResults.find(({ status }) => status === 'failed');
  if (broken) return basename(broken.name);
  if (numPassedTests + numFailedTests === 0) throw new Error(`No test of ${files.join(', ')} is called "${named}"`);
  return undefined;
}
