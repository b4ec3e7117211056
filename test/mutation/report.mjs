import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import config from './stryker.config.mjs';

const EXPLANATIONS = 'docs/mutation.md';
const LEAST_SCORE = config.thresholds.break;

/**
 * Stryker's statuses. `RuntimeError` counts as noticed: the service does not start, so it admits no request. Statuses that
 * are not listed, such as compile errors, do not count.
 */
const NOTICED = ['Killed', 'Timeout', 'RuntimeError'];
const MISSED = ['Survived', 'NoCoverage'];

/** Prints the mutants that no test noticed, and whether the documentation explains them. */
export function printSurvivors(mutants) {
  const explanations = readFileSync(EXPLANATIONS, 'utf8').split('\n');
  const survivors = mutants.filter(({ status }) => MISSED.includes(status));
  if (survivors.length > 0) console.log('\n');
  for (const survivor of survivors) {
    const file = basename(survivor.fileName);
    const change = changeOf(survivor);
    const isExplained = explanations.some((line) => line.includes(`\`${file}\``) && line.includes(change));
    const note = isExplained ? '' : `, which ${EXPLANATIONS} does not explain`;
    console.log(`${survivor.status}: ${file}:${survivor.location.start.line} ${change}${note}`);
  }
}

/** Prints the scores. @returns whether each wall reaches the least score and every breach was noticed. */
export function printScores(mutantsOf, breaches) {
  const table = Object.entries(mutantsOf).flatMap(([wall, mutants]) => [
    ...[...new Set(mutants.map(({ fileName }) => fileName))].map((file) => ({
      wall,
      file: basename(file),
      ...tally(mutants.filter(({ fileName }) => fileName === file)),
    })),
    { wall, file: 'together', ...tally(mutants) },
  ]);
  const all = Object.values(mutantsOf).flat();
  if (table.length > 0) console.table([...table, { wall: 'all', file: 'together', ...tally(all) }]);
  const missed = breaches.filter(({ noticedBy }) => noticedBy === undefined);
  if (breaches.length > 0) console.log(`By hand: ${breaches.length - missed.length} of ${breaches.length} noticed`);

  const fallen = Object.entries(mutantsOf).filter(([, mutants]) => scoreOf(mutants) < LEAST_SCORE);
  for (const [wall] of fallen) console.error(`${wall}: less than ${LEAST_SCORE} % were noticed`);
  for (const { name } of missed) console.error(`by hand: no test noticed that ${name}`);
  return fallen.length === 0 && missed.length === 0;
}

const count = (mutants, statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;

function tally(mutants) {
  return {
    mutants: mutants.length,
    killed: count(mutants, ['Killed']),
    'timed out': count(mutants, ['Timeout']),
    'does not start': count(mutants, ['RuntimeError']),
    survived: count(mutants, ['Survived']),
    'not covered': count(mutants, ['NoCoverage']),
    invalid: mutants.length - count(mutants, [...NOTICED, ...MISSED]),
    'score %': Number(scoreOf(mutants).toFixed(1)),
  };
}

function scoreOf(mutants) {
  const noticed = count(mutants, NOTICED);
  const valid = noticed + count(mutants, MISSED);
  return valid === 0 ? 100 : (100 * noticed) / valid;
}

/** The change as text on one line: `a && b` → `a || b`. */
function changeOf({ fileName, location: { start, end }, replacement }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines.push(lines.pop()?.slice(0, end.column - 1) ?? '');
  const original = [lines[0]?.slice(start.column - 1), ...lines.slice(1)].join('\n');
  return [original, replacement].map((code) => `\`${code?.replaceAll(/\s+/g, ' ').replaceAll('`', "'")}\``).join(' → ');
}
