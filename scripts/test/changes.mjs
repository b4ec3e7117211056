import { spawnSync } from 'node:child_process';
import { root } from '../setup.mjs';

const MAIN = ['origin/main', 'main'];

/** The commit that this branch has left `main` at; on `main` itself the one before the last. */
export function whereTheBranchBegan() {
  const head = git('rev-parse', 'HEAD');
  const bases = MAIN.map((main) => git('merge-base', 'HEAD', main));
  return bases.find((base) => base && base !== head) ?? git('rev-parse', 'HEAD~1') ?? 'HEAD';
}

/** @returns what Git answers, or undefined when it cannot. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', windowsHide: true });
  return status === 0 ? stdout.trim() : undefined;
}
