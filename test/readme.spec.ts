import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);

/** The lines that a reader would paste, in order. */
function tour(): string {
  const readme = readFileSync('README.md', 'utf8');
  const [, text = ''] = /<!-- tour -->(.*)<!-- \/tour -->/s.exec(readme) ?? [];
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block).join('\n');
}

describe('the tour in the README, against `npm start`', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-tour-'));
  let started: ChildProcess;

  beforeAll(async () => {
    // Embedded, whatever this machine has: a reader has nothing else.
    const { DATABASE_URL: _database, REDIS_URL: _redis, CALCOM_BASE_URL: _calcom, ...environment } = process.env;
    started = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...environment, DATA_DIR: dataDir, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const isUp = new Promise<void>((resolve) => {
      started.stdout?.on('data', (chunk: Buffer) => chunk.includes('Ctrl-C stops it') && resolve());
    });
    await Promise.race([
      isUp,
      once(started, 'exit').then(([code]) => Promise.reject(new Error(`It ended with ${code}`))),
    ]);
  });

  afterAll(async () => {
    const gone = once(started, 'exit');
    started.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('works line by line', async () => {
    const script = tour().replaceAll('./.data/demo.json', join(dataDir, 'demo.json'));
    // Each answer on a line of its own.
    writeFileSync(join(dataDir, '.curlrc'), 'write-out = "\\n"\n');
    const env = { ...process.env, CURL_HOME: dataDir };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env, windowsHide: true });
    const lines = stdout.split('\n');
    const answers = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    const [me, teams, eventTypes, booked, list, foreign, missing] = answers;

    expect(me).toMatchObject({ success: true, data: { role: 'admin', company: { name: 'Salon Kessler' } } });
    expect(teams.data).toHaveLength(3);
    expect(eventTypes.data.map(({ title }: { title: string }) => title)).toContain('Herrenhaarschnitt');
    expect(booked).toMatchObject({ success: true, data: { status: 'confirmed' } });
    expect(list.data.map(({ id }: { id: number }) => id)).toContain(booked.data.id);
    // How often the slot is still offered.
    expect(lines).toContain('0');
    for (const refusal of [foreign, missing]) {
      expect(refusal).toMatchObject({ statusCode: 403, message: 'Unauthorized access to team' });
    }
  });
});
