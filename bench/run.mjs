/**
 * `npm run bench [-- name …]`: runs every `*.bench.mjs` here, or the named ones, one after the other. Their results replace
 * the earlier ones in bench/results.json, from which docs/performance.md is written.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/built.mjs';
import { bench, ensureInstalled, handOver, pinnedNode } from '../scripts/setup.mjs';

ensureInstalled();
ensureInstalled(bench);
// The contestants and the load generator run on the same Node.
if (realpathSync(process.execPath) === realpathSync(pinnedNode())) await main(process.argv.slice(2));
else handOver([join(bench, 'run.mjs'), ...process.argv.slice(2)]);

async function main(chosen) {
  const names = readdirSync(bench).flatMap((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1] ?? []);
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.`);
    process.exit(1);
  }
  ensureBuilt();
  const { Interruption } = await import('./support/interruption.mjs');
  const { Missing } = await import('./support/missing.mjs');
  const { keepResult } = await import('./support/results.mjs');
  const interruption = new Interruption();
  let failures = 0;
  for (const name of chosen.length > 0 ? chosen : names) {
    try {
      await keepResult(name, await runBench(name, interruption));
    } catch (error) {
      await interruption.unlessUnderWay();
      failures += 1;
      console.error(error instanceof Missing ? `Not run: ${error.message}` : error);
    }
  }
  process.exit(failures > 0 ? 1 : 0);
}

/** Runs one bench. Everything that it has started is stopped, however it ends. */
async function runBench(name, interruption) {
  const { title, run, standsAlone } = await import(join(bench, `${name}.bench.mjs`));
  const { Closing } = await import('./support/closing.mjs');
  const { startService } = await import('./service.mjs');
  const closing = new Closing();
  interruption.closing = closing;
  console.log(`\n${title}`);
  const begun = performance.now();
  try {
    const demo = standsAlone ? undefined : (await startService(closing)).demo;
    const result = await run({ demo, closing });
    console.table(flat(result));
    return { title, seconds: Math.round((performance.now() - begun) / 1000), ...result };
  } finally {
    await closing.close();
  }
}

/** The result as one row for each figure; several rounds of a figure make one row. */
function flat(value, path = '') {
  if (typeof value !== 'object' || value === null) return { [path]: shown(value) };
  const { median, min, max } = value;
  if (median !== undefined && min !== undefined) return { [path]: `${shown(median)}  (${shown(min)} – ${shown(max)})` };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => flat(inner, path ? `${path}.${name}` : name)),
  );
}

function shown(value) {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
