import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureProductionBuild } from './support/production-build';
import { PageSession } from './support/page-session';

/** Embedded, whatever this machine has, as a newcomer starts it. */
const { DATABASE_URL: _database, REDIS_URL: _redis, CALCOM_BASE_URL: _calcom, ...PLAIN } = process.env;

describe('`npm run dev`', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-dev-'));
  let dev: ChildProcess;
  let screen = '';
  const demo = () => JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
  const address = (name: string): string => new RegExp(`${name} +(http://127.0.0.1:\\d+)`).exec(screen)?.[1] ?? '';

  beforeAll(async () => {
    await ensureProductionBuild();
    dev = spawn(process.execPath, ['scripts/dev.mjs'], {
      env: { ...PLAIN, DATA_DIR: dataDir, PORT: '0', PAGE_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const isUp = new Promise<void>((resolve) => {
      dev.stdout?.on('data', (chunk: Buffer) => {
        screen += chunk.toString();
        if (screen.includes('Ctrl-C stops it')) resolve();
      });
    });
    const ended = once(dev, 'exit').then(([code]) => Promise.reject(new Error(`It ended with ${code}`)));
    await Promise.race([isUp, ended]);
    // From here on it may end.
    ended.catch(() => {});
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('`npm run dev` serves the page from its sources, and the service through the page', async () => {
    const page = address('Page');
    const document = await (await fetch(`${page}/bookings`, { headers: { accept: 'text/html' } })).text();
    expect(document).toContain('/src/main.tsx');
    expect((await fetch(`${page}/src/main.tsx`)).headers.get('content-type')).toContain('javascript');
    const [{ name, admin_email }] = demo().companies;
    const signedIn = await PageSession.signIn(page, admin_email, undefined, undefined, demo().companies[0].password);
    expect(signedIn).toMatchObject({ status: 200, body: { data: { user: { company: { name } } } } });
  });

  it('`npm run dev` ends with Ctrl-C, and everything that it has started', async () => {
    const addresses = [address('Page'), address('API'), new URL(demo().sandbox_url).origin];
    for (const one of addresses) expect((await fetch(one)).status).toBeLessThan(500);
    const gone = once(dev, 'exit');
    dev.kill('SIGINT');
    expect((await gone)[0]).toBe(0);
    for (const one of addresses) await expect(fetch(one)).rejects.toThrow('fetch failed');
  });
});
