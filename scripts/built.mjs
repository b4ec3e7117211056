/** Builds the service and the page, each when a source of its own has changed. Uses Node's modules only, like the set-up. */
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compress } from './compressed.mjs';
import { inRoot, mtime, pinnedNode, print, run } from './setup.mjs';

/** Whatever runs the build: with the NODE_ENV of a test, libraries would be built for development. */
const AS_BUILD = { stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } };

const bin = (...parts) => inRoot('node_modules', ...parts);

const SERVICE = {
  stamp: inRoot('dist', '.built'),
  name: 'the service',
  takes: 'twenty seconds',
  sources: [
    'apps/api',
    'apps/calcom-sandbox',
    'libs',
    'package-lock.json',
    'tsconfig.json',
    'nest-cli.json',
    'rspack.config.mjs',
  ],
  build() {
    for (const app of ['api', 'calcom-sandbox'])
      run(pinnedNode(), [bin('@nestjs/cli/bin/nest.js'), 'build', app], `Building ${app} failed`, AS_BUILD);
  },
};

const PAGE = {
  stamp: inRoot('dist', '.page-built'),
  name: 'the page',
  takes: 'five seconds',
  sources: ['apps/dashboard', 'packages/client/src', 'package-lock.json'],
  build() {
    const vite = [bin('vite/bin/vite.js'), 'build', 'apps/dashboard', '--logLevel', 'warn'];
    run(pinnedNode(), vite, 'Building the page failed', AS_BUILD);
    compress(inRoot('dist', 'apps', 'dashboard', 'assets'));
  },
};

/** Builds what is older than its sources. @param page whether the page is needed, too. */
export function ensureBuilt({ page = true } = {}) {
  build([SERVICE, ...(page ? [PAGE] : [])].filter((part) => !isCurrent(part)));
}

/** Builds the given parts, by default all. */
export function build(parts = [SERVICE, PAGE]) {
  for (const { name, stamp, takes, build: make } of parts) {
    print(`Building ${name}; this takes about ${takes} …`);
    const started = new Date();
    make();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
    utimesSync(stamp, started, started);
  }
}

function isCurrent({ stamp, sources }) {
  const built = mtime(stamp);
  return built > 0 && sources.every((source) => newest(inRoot(source)) <= built);
}

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}
