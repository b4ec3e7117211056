/** `npm run test:mutation`: mutates the walls between companies and reports which changes the tests notice. */
import { join } from 'node:path';
import { ensureInstalled, handOver, root } from '../../scripts/setup.mjs';

ensureInstalled();
handOver([join(root, 'test/mutation/tear-down.mjs'), ...process.argv.slice(2)]);
