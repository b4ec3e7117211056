/**
 * Runs a program on the pinned Node, whichever Node runs this: `node scripts/on-pinned-node.mjs [option] … program`. The
 * command `node` does not suffice: npm 10 removes its link together with the binaries of other platforms.
 */
import { handOver } from './setup.mjs';

handOver(process.argv.slice(2));
