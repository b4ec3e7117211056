/** `npm run test:mutation`: takes pieces out of the walls between companies and looks whether the tests notice. */
import { join } from 'node:path';
import { ensureInstalled, handOver, root } from '../../scripts/setup.mjs';

ensureInstalled();
handOver([join(root, 'test/mutation/tear-down.mjs'), ...process.argv.slice(2)]);
