import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, handOver, root } from './setup.mjs';

ensureInstalled();
ensureBuilt({ page: false });
handOver(['--enable-source-maps', join(root, 'dist/apps/api/cli.js'), ...process.argv.slice(2)]);
