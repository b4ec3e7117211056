/**
 * Runs a program on the pinned Node, whichever Node runs this: `node scripts/on-pinned-node.mjs [option] … program`. The
 * command `node` does not suffice: npm 10 removes its link together with the binaries of other platforms.
 */
import { handOver } from './setup.mjs';

// glibc keeps freed memory apart for each of its arenas, of which a process of many threads gets eight a core.
process.env.MALLOC_ARENA_MAX ??= '1';
handOver(process.argv.slice(2));
