/** Mutates the walls between companies piece by piece, and reports the mutants that no test has noticed. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Stryker } from '@stryker-mutator/core';
import openRunFolder from '../support/run-folder.mjs';
import { breaches } from './breaches.mjs';
import { tryBreaches } from './try-breaches.mjs';
import { printScores, printSurvivors } from './report.mjs';
import { walls } from './walls.mjs';

const BY_HAND = 'by-hand';
const names = [...walls.map(({ name }) => name), BY_HAND];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no wall called ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(2);
}
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);

const started = Date.now();
const concurrency = Number(process.env.MUTATION_CONCURRENCY) || availableParallelism();
// Embedded engines only, so that results are the same on every machine.
process.env.TEST_SERVERS = 'no';
process.env.TEST_EFFORT = 'full';
openRunFolder();
const migrated = process.env.TEST_RUN_FOLDER;
const empty = await makeEmptyDatabase();

const mutantsOf = {};
for (const wall of walls.filter(({ name }) => isChosen(name))) {
  console.log(`\n── ${wall.name}`);
  mutantsOf[wall.name] = await change(wall);
  printSurvivors(mutantsOf[wall.name]);
}
const tried = [];
if (isChosen(BY_HAND)) {
  console.log(`\n── ${BY_HAND}`);
  process.env.TEST_RUN_FOLDER = empty;
  tried.push(...(await tryBreaches(breaches, concurrency)));
}
console.log(`\nAfter ${Math.round((Date.now() - started) / 60_000)} minutes:`);
process.exitCode = printScores(mutantsOf, tried) ? 0 : 1;

/** Makes every mutant of a wall's files, one at a time. @returns the mutants with their status. */
function change({ name, mutate, tests, timeoutMs, migrates }) {
  process.env.TEST_RUN_FOLDER = migrates ? empty : migrated;
  return new Stryker({
    configFile: 'test/mutation/stryker.config.mjs',
    mutate,
    jest: { config: { testMatch: tests.map((file) => `<rootDir>/${file}`), testTimeout: timeoutMs } },
    // Generous, so that no mutant counts as noticed because the machine was busy.
    timeoutMS: 5 * timeoutMs,
    concurrency,
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
  }).runMutationTest();
}

/**
 * Creates a database without migrations once, because initdb takes seconds. It lies where a run's migrated database would,
 * so that every test copies it and migrates the copy.
 */
async function makeEmptyDatabase() {
  const folder = join(migrated, 'empty');
  const dataDir = join(folder, 'migrated', 'postgres');
  mkdirSync(dataDir, { recursive: true });
  const postgres = await PGlite.create({ dataDir });
  await postgres.close();
  return folder;
}
