/**
 * `node scripts/runtime.mjs <folder>`: copies what the production build needs at run time, and nothing else: the build, and
 * of the packages only those that stay beside it, with what they need themselves. The image holds this folder.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BESIDE } from '../rspack.config.mjs';
import { print, root } from './setup.mjs';

const MODULES = join(root, 'node_modules');
const manifestOf = (name) => JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8'));

/** Sends no data, and is never loaded. */
const NOT_NEEDED = ['@scarf/scarf'];

/** The packages and all that they depend on; optional ones where they are installed, as for this platform. */
export function withDependencies(names) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name) || NOT_NEEDED.includes(name) || !existsSync(join(MODULES, name))) return;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(name);
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) add(each);
  };
  for (const name of names) add(name);
  return [...found].toSorted();
}

/** @returns the names of the packages that were copied. */
export function copyRuntime(folder) {
  mkdirSync(folder, { recursive: true });
  const packages = withDependencies(BESIDE);
  for (const name of packages)
    cpSync(join(MODULES, name), join(folder, 'node_modules', name), { recursive: true, dereference: true });
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const { name, version, license, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, version, license, private: true, type }, null, 2)}\n`,
  );
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return packages;
}

if (import.meta.filename === resolve(process.argv[1] ?? '')) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    print('Name the folder: node scripts/runtime.mjs <folder>');
    process.exit(1);
  }
  print(`Copied the build and ${copyRuntime(resolve(folder)).join(', ')}`);
}
