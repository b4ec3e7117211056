/** `npm run bench`: every `*.bench.mjs` here, one after the other; results go to bench/results.json. */
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from '../scripts/setup.mjs';
import { startService } from './service.mjs';

ensureInstalled();
ensureBuilt();

const folder = join(root, 'bench');
const results = { machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }, results: {} };

for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.mjs'))) {
  const { title, run } = await import(join(folder, file));
  console.log(`\n${title}`);
  const service = await startService();
  try {
    const result = await run(service);
    console.table(flat(result));
    results.results[file.replace('.bench.mjs', '')] = { title, ...result };
  } finally {
    await service.stop();
  }
}

writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);

/** One line for each figure. */
function flat(value, path = '') {
  if (typeof value !== 'object') return { [path]: typeof value === 'number' ? Number(value.toFixed(3)) : value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => flat(inner, path ? `${path}.${name}` : name)),
  );
}
