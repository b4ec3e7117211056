/**
 * `npm run soak -- --minutes 30 --seed n`: a mixed load on three API processes and a worker, with faults chosen by the
 * seed, and then a check of every invariant. Ends with 1 when one does not hold. `--report <file>` keeps the report.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, handOver, pinnedNode, print } from './setup.mjs';
import { readArguments } from './soak/arguments.mjs';

/** The proxy and the comparison with Cal.com are those of the tests, in TypeScript. */
const WITH_TYPES = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning'];

const args = process.argv.slice(2);
const { problem, ...options } = readArguments(args);
if (problem !== undefined) {
  print(problem);
  process.exit(1);
}
ensureInstalled();
const isPinned = realpathSync(process.execPath) === realpathSync(pinnedNode());
if (isPinned && process.execArgv.includes(WITH_TYPES[0])) await main();
else handOver([...WITH_TYPES, fileURLToPath(import.meta.url), ...args]);

async function main() {
  ensureBuilt({ page: false });
  const { Closing } = await import('../bench/support/closing.mjs');
  const { Interruption } = await import('../bench/support/interruption.mjs');
  const { Missing } = await import('../bench/support/missing.mjs');
  const { soak } = await import('./soak/run.mjs');
  const closing = new Closing();
  const interruption = new Interruption();
  interruption.closing = closing;
  let code = 0;
  try {
    code = (await soak(closing, options, print)) ? 0 : 1;
  } catch (error) {
    await interruption.unlessUnderWay();
    print(error instanceof Missing ? `npm run soak cannot start: ${error.message}.` : error.stack);
    code = 1;
  }
  await closing.close();
  process.exit(code);
}
