/** `npm run sandbox`: the stand-in Cal.com alone, or `--at <url>`: the faults of a running one. */
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, handOver, root } from './setup.mjs';

ensureInstalled();
ensureBuilt({ page: false });
handOver(['--enable-source-maps', join(root, 'dist/apps/calcom-sandbox/main.js'), ...process.argv.slice(2)]);
