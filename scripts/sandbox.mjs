/** `npm run sandbox`: the stand-in Cal.com alone, or `--at <url>`: the faults of a running one. */
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, handOver, root } from './setup.mjs';

ensureInstalled();
ensureBuilt();
handOver(['--enable-source-maps', join(root, 'dist/apps/calcom-sandbox/main.js'), ...process.argv.slice(2)]);
