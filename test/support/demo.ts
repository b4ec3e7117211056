import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoFile } from '../../apps/api/src/demo/demo-file';

/** Embedded, whatever this machine has: a reader has nothing else. */
const { DATABASE_URL: _database, REDIS_URL: _redis, CALCOM_BASE_URL: _calcom, ...READERS } = process.env;

/** What `npm start` has started, with a data folder of its own. */
export interface Demo {
  file: DemoFile;
  /** As Ctrl-C does it; the data folder goes, too. */
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, and waits for its first screen. @throws Error when it ends instead. */
export async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-demo-'));
  const launcher = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...READERS, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    windowsHide: true,
  });
  const ended = once(launcher, 'exit');
  let screen = '';
  const isUp = new Promise<void>((resolve) => {
    launcher.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
      if (screen.includes('Ctrl-C stops it')) resolve();
    });
  });
  await Promise.race([isUp, ended.then(([code]) => Promise.reject(new Error(`The demo ended with ${code}`)))]);
  return {
    file: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')),
    stop: async () => {
      launcher.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
