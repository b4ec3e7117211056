import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderInUseError, lockFolder } from './folder-lock';
import { ownStart, startOf } from './running-process';

const HOUR_MS = 3_600_000;

describe('the lock of a folder', () => {
  let folder: string;
  let lock: string;
  let started: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    lock = join(folder, 'lock');
  });
  afterEach(async () => {
    await Promise.all(started.map(killed));
    started = [];
    rmSync(folder, { recursive: true, force: true });
  });

  async function aProcess(): Promise<ChildProcess & { pid: number }> {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: 'pipe', windowsHide: true });
    started.push(child);
    await once(child, 'spawn');
    return child as ChildProcess & { pid: number };
  }
  async function killed(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  const claimOf = (pid: number, start = startOf(pid)): string => JSON.stringify({ pid, ...start });
  const ours = (): string => claimOf(process.pid, ownStart());
  const plant = (claim: string, ageMs = 0): void => {
    const at = new Date(Date.now() - ageMs);
    writeFileSync(lock, claim);
    utimesSync(lock, at, at);
  };
  const expectRefusal = (pid: number): void => {
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${pid}`);
  };
  const expectTakenOver = (): void => {
    const unlock = lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(ours());
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  };

  it('a folder is locked until it is unlocked', () => {
    const unlock = lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(ours());
    unlock();
    expect(existsSync(lock)).toBe(false);
    unlock();
  });

  it('a folder is refused while another process holds its lock, and free once that process was killed', async () => {
    const other = await aProcess();
    plant(claimOf(other.pid), HOUR_MS);
    expectRefusal(other.pid);
    await killed(other);
    expectTakenOver();
  });

  it('a folder is free when the pid of its dead owner belongs to another process now', async () => {
    const { pid } = await aProcess();
    const start = startOf(pid);
    // The dead owner started an hour before: told apart by the mark where there is one, else by the time.
    plant(claimOf(pid, { at: (start?.at ?? 0) - HOUR_MS, mark: start?.mark && `before-${start.mark}` }));
    expectTakenOver();
    plant(claimOf(pid, { at: (start?.at ?? 0) - HOUR_MS }));
    expectTakenOver();
  });

  it('a folder is refused when pid and start match within seconds, where only the time of the start is known', async () => {
    const { pid } = await aProcess();
    plant(claimOf(pid, { at: (startOf(pid)?.at ?? 0) + 1000 }));
    expectRefusal(pid);
  });

  it('a folder is refused for a lock without a start only if the process is older than the lock', async () => {
    const { pid } = await aProcess();
    plant(String(pid));
    expectRefusal(pid);
    plant(String(pid), HOUR_MS);
    expectTakenOver();
  });

  it.each(['', 'not a number', '0', '-1', '1.5', '{"pid":12', '{"pid":"12"}', 'null', '[]'])(
    'a folder is taken over from a lock that says %p',
    (content) => {
      plant(content);
      expectTakenOver();
    },
  );

  it('a folder is not unlocked by an owner whose lock another process has taken over', () => {
    const unlock = lockFolder(folder);
    plant('{"pid":1}');
    unlock();
    expect(readFileSync(lock, 'utf8')).toBe('{"pid":1}');
  });
});
