/**
 * `node scripts/same-build.mjs`: clones the last commit twice, into folders of different names and depths, builds both, and
 * compares the bytes. Ends with 1 when they differ. The clones share the installed packages of this folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashesOf, hashOf } from './build-hash.mjs';
import { pinnedNode, root } from './setup.mjs';

const folder = mkdtempSync(join(tmpdir(), 'team-selector-builds-'));
let code = 1;
try {
  const [one, other] = [join(folder, 'one'), join(folder, 'another', 'deeper')].map(build);
  const [first, second] = [hashesOf(one), hashesOf(other)];
  const differing = [...new Set([...first.keys(), ...second.keys()])].filter(
    (name) => first.get(name) !== second.get(name),
  );
  if (differing.length === 0) {
    console.log(`Both builds are the same: ${first.size} files, ${hashOf(one)}`);
    code = 0;
  } else console.log(`The builds differ in ${differing.length} of ${first.size} files:\n  ${differing.join('\n  ')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);

/** @returns the folder of the build. */
function build(clone) {
  mkdirSync(dirname(clone), { recursive: true });
  run('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  // Links, since a link to the folder itself would lead out of the clone.
  run('cp', ['-al', join(root, 'node_modules'), join(clone, 'node_modules')]);
  // Newer than the lock file, which the clone has just written; a file of its own, not the link.
  const stamp = join(clone, 'node_modules', '.package-lock.json');
  const content = readFileSync(stamp);
  rmSync(stamp);
  writeFileSync(stamp, content);
  run(pinnedNode(), [join(clone, 'scripts', 'build.mjs')], { cwd: clone });
  return join(clone, 'dist');
}

function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], windowsHide: true, ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
