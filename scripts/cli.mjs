import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, handOver, root } from './setup.mjs';

ensureInstalled();
ensureBuilt();
handOver(['--enable-source-maps', join(root, 'dist/apps/api/cli.js'), ...process.argv.slice(2)]);
