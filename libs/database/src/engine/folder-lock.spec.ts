import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderInUseError, lockFolder } from './folder-lock';

describe('a folder', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    lock = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is claimed until it is given back', () => {
    const unlock = lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    unlock();
    expect(existsSync(lock)).toBe(false);
    unlock();
  });

  it('is refused while another process lives in it, and says which one', async () => {
    const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: 'pipe' });
    try {
      writeFileSync(lock, String(other.pid));
      expect(() => lockFolder(folder)).toThrow(FolderInUseError);
      expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${other.pid}`);
    } finally {
      other.kill();
      await once(other, 'exit');
    }
    // It has died without giving the folder back.
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it.each(['', 'not a number', '0', '-1', '1.5'])('is taken over from a claim that says %p', (content) => {
    writeFileSync(lock, content);
    lockFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  });
});
