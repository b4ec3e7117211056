/** Takes the walls between companies down, piece by piece, and reports the pieces that no test has missed. */
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
// The same on every machine, whatever servers answer there.
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

/** Changes a wall in every way that Stryker knows, one at a time. @returns what became of each change. */
function change({ name, mutate, tests, patience, migrates }) {
  process.env.TEST_RUN_FOLDER = migrates ? empty : migrated;
  return new Stryker({
    configFile: 'test/mutation/stryker.config.mjs',
    mutate,
    jest: { config: { testMatch: tests.map((file) => `<rootDir>/${file}`), testTimeout: patience } },
    // Generous: nothing counts as noticed because the machine was busy.
    timeoutMS: 5 * patience,
    concurrency,
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
  }).runMutationTest();
}

/**
 * A database that is set up, which takes seconds, but not migrated. It lies where the migrated one of a run would, so
 * that every test gets a copy and migrates it for itself.
 */
async function makeEmptyDatabase() {
  const folder = join(migrated, 'empty');
  const dataDir = join(folder, 'migrated', 'postgres');
  mkdirSync(dataDir, { recursive: true });
  const postgres = await PGlite.create({ dataDir });
  await postgres.close();
  return folder;
}
