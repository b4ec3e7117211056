import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const BUILT = 'dist/apps/api';
const COPY = 'dist/bench/without-shares';

/** Each text occurs once in the build. Together they make of every fair bulkhead a plain first-in first-out one. */
const EDITS = [
  [
    /async run\(id, work\) \{\s*const company = this\.companies\.get\(id\)/,
    (found) => found.replace('{', "{ id = 'everybody';"),
  ],
  [
    /this\.limits = limits;(?=\s*this\.companies = )/,
    () => 'this.limits = { ...limits, share: limits.concurrency, queueShare: limits.queue };',
  ],
];

/** Copies the production build without the shares per company. @returns the program's path below the root. */
export function buildWithoutShares(closing) {
  closing.defer(() => rmSync(join(root, COPY), { recursive: true, force: true }));
  cpSync(join(root, BUILT), join(root, COPY), { recursive: true });
  const program = join(COPY, 'main.js');
  const text = EDITS.reduce(edited, readFileSync(join(root, program), 'utf8'));
  writeFileSync(join(root, program), text);
  return program;
}

function edited(text, [pattern, change]) {
  const found = text.match(new RegExp(pattern, 'g')) ?? [];
  if (found.length !== 1) throw new Error(`The build has ${found.length} times ${pattern}; change the control with it`);
  return text.replace(pattern, change);
}
