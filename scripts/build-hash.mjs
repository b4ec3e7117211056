/** `node scripts/build-hash.mjs [folder]`: prints a hash over all files of a build, by which two builds are compared. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { root } from './setup.mjs';

/** Says when it was built, and nothing else. */
const STAMP = '.built';

/** @returns the SHA-256 of each file, by its path with `/`. */
export function hashesOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== STAMP && statSync(join(folder, name)).isFile(),
  );
  const entries = names.map((name) => [
    name.replaceAll(sep, '/'),
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ]);
  return new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export function hashOf(folder) {
  const all = [...hashesOf(folder)].map(([name, hash]) => `${hash}  ${name}\n`).join('');
  return createHash('sha256').update(all).digest('hex');
}

if (import.meta.filename === resolve(process.argv[1] ?? ''))
  console.log(hashOf(resolve(process.argv[2] ?? join(root, 'dist'))));
