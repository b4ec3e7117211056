import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually';
import { copyMigratedDatabase } from '../support/migrated-database';
import { ensureProductionBuild, NODE } from '../support/production-build';
import { copyRuntime } from '../../scripts/runtime.mjs';

const MAX_MEGABYTES = 120;
const dockerfile = readFileSync('Dockerfile', 'utf8');

describe('what the image holds', () => {
  let folder: string;
  let packages: string[];

  beforeAll(async () => {
    await ensureProductionBuild();
    folder = mkdtempSync(join(tmpdir(), 'team-selector-runtime-'));
    packages = copyRuntime(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const filesBelow = (path: string): string[] =>
    readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile());

  it('is the build and the packages beside it: no Node, no development dependency, no sources', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json']);
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
    const { packages: locked } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    expect(packages).toContain('@electric-sql/pglite');
    expect(packages).not.toContain('node');
    for (const name of packages) {
      expect(Object.keys(devDependencies ?? {})).not.toContain(name);
      expect([name, locked[`node_modules/${name}`]?.dev]).toEqual([name, undefined]);
    }
    expect(filesBelow(join(folder, 'dist')).filter((name) => name.endsWith('.ts'))).toEqual([]);
  });

  it('holds no path of the machine that has built it: it runs in another folder, and is the same from everywhere', () => {
    const built = filesBelow(join(folder, 'dist')).filter((name) => /\.(js|map|html|css)$/.test(name));
    expect(built.length).toBeGreaterThan(5);
    const found = built.filter((name) => readFileSync(join(folder, 'dist', name), 'utf8').includes(process.cwd()));
    expect(found).toEqual([]);
  });

  it(`takes at most ${MAX_MEGABYTES} MB without Node itself`, () => {
    const bytes = filesBelow(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes / 1024 / 1024).toBeGreaterThan(10);
    expect(bytes / 1024 / 1024).toBeLessThan(MAX_MEGABYTES);
  });

  it('is enough to run: the service starts from it, and serves its documentation', async () => {
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    await copyMigratedDatabase(data);
    const child = spawn(NODE, ['--liftoff-only', '--enable-source-maps', join(folder, 'dist/apps/api/main.js')], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'error', SYNC_EVERY: 'off' },
      stdio: 'pipe',
      windowsHide: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    try {
      const url = await eventually('it listens', () => {
        if (child.exitCode !== null) throw new Error(said);
        return /listening on (\S+)/.exec(said)?.[1];
      });
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect((await fetch(`${url}/api/docs/swagger-ui-bundle.js`)).status).toBe(200);
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  });
});

describe('the Dockerfile', () => {
  const [build = '', runtime = ''] = dockerfile.split(/^FROM .*$/m).slice(1);

  it('builds in a stage of its own, with the lock file', () => {
    expect(build).toContain('npm ci --include=dev');
    expect(build).toContain('node scripts/runtime.mjs /runtime');
  });

  it('copies into the image that runs nothing but what was listed above', () => {
    expect(runtime.match(/^COPY .*$/gm)).toEqual(['COPY --from=build /runtime ./']);
    expect(runtime).not.toMatch(/^(RUN|ADD) /m);
  });

  it('runs without rights, as Node itself, and tells how it is', () => {
    expect(runtime).toMatch(/^USER 1000:1000$/m);
    expect(runtime).toMatch(/^HEALTHCHECK [\s\S]*\/health\/ready/m);
    // Behind a shell or npm, SIGTERM would not arrive.
    expect(runtime).toMatch(/^CMD \["node", .*"dist\/apps\/api\/main\.js"\]$/m);
  });

  it('takes the Node of which the project pins the version', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: { node: string } };
    const [major] = dependencies.node.split('.');
    for (const from of dockerfile.match(/^FROM \S+/gm) ?? []) expect(from).toBe(`FROM node:${major}-slim`);
  });
});
