import { spawnSync } from 'node:child_process';
import { root } from '../setup.mjs';

const MAIN = ['origin/main', 'main'];

/** The commit at which this branch left `main`; on `main` itself, the one before the last. */
export function whereTheBranchBegan() {
  const head = git('rev-parse', 'HEAD');
  const bases = MAIN.map((main) => git('merge-base', 'HEAD', main));
  return bases.find((base) => base && base !== head) ?? git('rev-parse', 'HEAD~1') ?? 'HEAD';
}

/** @returns Git's output, or undefined when the command fails. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', windowsHide: true });
  return status === 0 ? stdout.trim() : undefined;
}
