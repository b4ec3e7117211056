import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface LockedPackage {
  version?: string;
  resolved?: string;
  os?: string | string[];
  cpu?: string | string[];
  libc?: string | string[];
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}
type Lock = Record<string, LockedPackage>;

const read = (file: string): object => JSON.parse(readFileSync(join(process.cwd(), file), 'utf8')) as object;
const readLock = (file: string): Lock => (read(file) as { packages: Lock }).packages;

const FILES = ['package-lock.json', 'bench/package-lock.json'];
const NATIVE = ['@node-rs/argon2', '@rspack/binding', '@swc/core', 'oxlint', 'unrs-resolver'];
const PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-glibc',
  'linux-arm64-musl',
  'linux-x64-glibc',
  'linux-x64-musl',
  'win32-arm64',
  'win32-x64',
];

/** Where Node finds `name` from inside the package at `path`: in the nearest node_modules. */
function resolve(lock: Lock, path: string, name: string): LockedPackage | undefined {
  const found = lock[`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  if (found || path === '') return found;
  const end = path.lastIndexOf('node_modules/');
  return resolve(lock, path.slice(0, end).replace(/\/$/, ''), name);
}

/** Optional dependencies, each a platform's binary, that some package names and the lock file does not. */
function missingBindings(lock: Lock): string[] {
  return Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !resolve(lock, path, name)),
  );
}

/** What the bindings of one package run on, such as `linux-x64-musl`. */
function platforms(lock: Lock, name: string): string[] {
  const path = `node_modules/${name}`;
  return Object.keys(lock[path]?.optionalDependencies ?? {}).flatMap((binding) => {
    const { os = '', cpu = '', libc = [] } = resolve(lock, path, binding) ?? {};
    return [os, cpu, libc].flat().join('-');
  });
}

/** Packages that say which host they came from. */
const fromHosts = (lock: Lock): string[] =>
  Object.keys(lock).filter((path) => lock[path]?.resolved?.includes('://') ?? false);

describe.each(FILES)('%s', (file) => {
  const lock = readLock(file);

  it('names every binding that a package offers', () => expect(missingBindings(lock)).toEqual([]));
  it('names no registry host', () => expect(fromHosts(lock)).toEqual([]));
});

describe('package-lock.json', () => {
  const lock = readLock('package-lock.json');

  it.each(NATIVE)('names the bindings of %s for macOS, Windows and Linux', (name) => {
    expect(platforms(lock, name)).toEqual(expect.arrayContaining(PLATFORMS));
  });

  it('names no package with an install script that package.json does not speak of', () => {
    const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
    const scripted = Object.keys(lock).filter((path) => lock[path]?.hasInstallScript);
    expect(scripted.map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)).toSorted()).toEqual(
      Object.keys(allowScripts),
    );
  });

  it("names the platforms' Node in the version of the package node", () => {
    const pinned = Object.keys(lock).filter((path) => path.startsWith('node_modules/@pinned-node/'));
    expect(pinned.length).toBeGreaterThan(0);
    const { version } = lock['node_modules/node'] ?? {};
    expect(pinned.map((path) => lock[path]?.version)).toEqual(pinned.map(() => version));
  });
});

describe('The check of lock files', () => {
  const argon = {
    'node_modules/argon': { optionalDependencies: { 'argon-darwin-arm64': '1.0.0', 'argon-linux-x64-musl': '1.0.0' } },
    'node_modules/argon-linux-x64-musl': { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  };
  const nested = { 'node_modules/argon/node_modules/argon-darwin-arm64': { os: ['darwin'], cpu: ['arm64'] } };

  it("reports a binding that was left out, as when another platform's was written", () => {
    expect(missingBindings(argon)).toEqual(['argon-darwin-arm64']);
    expect(platforms(argon, 'argon')).not.toContain('darwin-arm64');
  });

  it('finds a binding inside the package that offers it', () => {
    const whole = { ...argon, ...nested };
    expect(missingBindings(whole)).toEqual([]);
    expect(platforms(whole, 'argon')).toEqual(['darwin-arm64', 'linux-x64-musl']);
  });

  it('reports a package that names a host', () => {
    const resolved = 'https://packages.example.org/argon.tgz';
    expect(fromHosts({ 'node_modules/argon': { resolved } })).toEqual(['node_modules/argon']);
  });
});
