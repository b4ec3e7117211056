/** `npm run sbom`: writes the bill of materials of what runs, without development dependencies, to sbom.json. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, print, root } from './setup.mjs';

ensureInstalled();
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev'];
const { status, stdout, stderr } = spawnSync(npm, args, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 100 * 1024 * 1024,
  shell: npm.endsWith('.cmd'),
  windowsHide: true,
});
if (status !== 0) {
  print(`npm could not list the packages:\n${stderr}`);
  process.exit(1);
}
const file = join(root, 'sbom.json');
writeFileSync(file, stdout);
print(`${file}: ${JSON.parse(stdout).components.length} packages`);
