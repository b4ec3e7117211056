import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the installation of `npm start` in a data folder of its own, on any free port. @returns the demo file. */
export async function startService(closing) {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-bench-'));
  closing.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      THROTTLE_PER_MINUTE: '10000000',
      CALCOM_RATE_PER_MINUTE: '1000000',
      CALCOM_RATE_PER_SECOND: '1000000',
      CALCOM_CONCURRENCY: '1000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    windowsHide: true,
  });
  closing.defer(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  });
  const isUp = new Promise((up) => child.stdout.on('data', (chunk) => chunk.includes('Ctrl-C stops it') && up()));
  await Promise.race([isUp, once(child, 'exit').then(([code]) => Promise.reject(new Error(`It ended with ${code}`)))]);
  return { demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) };
}
