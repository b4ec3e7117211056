/**
 * `npm run lingui`: enters the texts that the dashboard's code names into its catalogs, takes out those that it no longer
 * names, and fails while one of them lacks words in a language. `--check` changes no file, and fails for these, too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './setup.mjs';

ensureInstalled();
const lingui = join(root, 'node_modules/@lingui/cli/dist/lingui.js');
const config = join(root, 'apps/dashboard/lingui.config.ts');
const steps = process.argv.includes('--check') ? [['check', 'sync', '--clean', '--verbose']] : [['extract', '--clean']];

for (const step of [...steps, ['check', 'missing', '--mode', 'catalog', '--verbose']]) {
  const args = [lingui, ...step, '--config', config, '--workers', '1'];
  const { status } = spawnSync(pinnedNode(), args, { cwd: root, stdio: 'inherit', windowsHide: true });
  if (status !== 0) process.exit(status ?? 1);
}
