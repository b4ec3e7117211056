/**
 * Runs a program on the pinned Node, whichever Node runs this: `node scripts/on-pinned-node.mjs [option] … program`. The
 * name `node` alone does not do: npm 10 removes its link when it removes the binaries of other platforms.
 */
import { handOver } from './setup.mjs';

handOver(process.argv.slice(2));
