/**
 * Runs a program on the pinned Node, whichever Node runs this: `node scripts/on-pinned-node.mjs [option] … program`. The
 * command `node` does not suffice: npm 10 removes its link together with the binaries of other platforms.
 */
import { existsSync } from 'node:fs';
import { handOver, inRoot, print } from './setup.mjs';

const args = process.argv.slice(2);
const built = args.find((arg) => arg.startsWith('dist/'));
if (built !== undefined && !existsSync(inRoot(built))) {
  print(`There is no ${built} yet: npm run build makes it.`);
  process.exit(1);
}

// glibc keeps freed memory apart for each of its arenas, of which a process of many threads gets eight a core.
process.env.MALLOC_ARENA_MAX ??= '1';
handOver(args);
