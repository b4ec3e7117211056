import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../scripts/setup.mjs';
import { performancePage } from '../performance-page.mjs';
import { isQuick } from './quick.mjs';

const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};

/** Where results are stored. Results of a quick run are meaningless and have files of their own. */
const QUICK = join(root, 'dist/bench');
const RESULTS = isQuick ? join(QUICK, 'results.json') : join(root, 'bench/results.json');
const PAGE = isQuick ? join(QUICK, 'performance.md') : join(root, 'docs/performance.md');

/** Stores one bench's result beside the others' and rewrites the page. */
export async function keepResult(name, result) {
  const kept = readResults();
  const results = sameMachine(kept?.machine) ? kept.results : {};
  results[name] = { ...result, measured_on: new Date().toISOString().slice(0, 10) };
  const sorted = Object.fromEntries(Object.entries(results).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  mkdirSync(QUICK, { recursive: true });
  await writeFormatted(RESULTS, JSON.stringify({ machine, results: sorted }, rounded));
  await writePage();
}

export async function writePage() {
  const kept = readResults();
  if (kept) await writeFormatted(PAGE, performancePage(kept));
}

/** Figures of different machines are not comparable. */
const sameMachine = (other) => JSON.stringify(other) === JSON.stringify(machine);

/** Digits beyond the fourth are noise. */
const rounded = (_name, value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(Math.abs(value) >= 100 ? 1 : 4)) : value;

function readResults() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

async function writeFormatted(file, text) {
  const options = await resolveConfig(join(root, 'package.json'));
  writeFileSync(file, await format(text, { ...options, filepath: file }));
}
