import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTick } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { fromText, ownStart, startOf } from './running-process';

const sleeper = () =>
  spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: 'pipe', windowsHide: true });

describe('the start of a process', () => {
  it('the start of a process is the same for this process as the system reports it', () => {
    const [own, seen] = [ownStart(), startOf(process.pid)];
    expect(Math.abs((own.at ?? 0) - (seen?.at ?? 0))).toBeLessThan(5000);
    expect(own.mark).toBe(seen?.mark);
  });

  it('the start of a process differs from that of another one, and is undefined once it has ended', async () => {
    const [before, other] = [Date.now(), sleeper()];
    await once(other, 'spawn');
    const start = startOf(other.pid ?? 0);
    expect(Math.abs((start?.at ?? 0) - before)).toBeLessThan(5000);
    expect(start).not.toEqual(startOf(process.pid));
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(startOf(other.pid ?? 0)).toBeUndefined();
  });

  if (process.platform !== 'win32')
    it('the start of a process is undefined for a zombie, which its parent has not reaped', async () => {
      // `exec` replaces the shell by a program that never reaps the shell's child.
      const script = `cat <&3 & echo $!; exec "$0" --eval 'console.log("up"); setInterval(() => 0, 1e6)'`;
      const parent = spawn('sh', ['-c', script, process.execPath], {
        stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
        windowsHide: true,
      });
      try {
        let text = '';
        for await (const chunk of parent.stdout ?? []) if ((text += String(chunk)).includes('up')) break;
        const pid = Number.parseInt(text, 10);
        expect(startOf(pid)).toBeDefined();
        (parent.stdio[3] as Writable).end();
        while (startOf(pid) !== undefined) await nextTick();
        expect(() => process.kill(pid, 0)).not.toThrow();
      } finally {
        parent.kill('SIGKILL');
        await once(parent, 'exit');
      }
    });

  it.each([
    ['S Thu Nov 26 04:24:41 2026\n', Date.UTC(2026, 10, 26, 4, 24, 41), false],
    ['Ss+  Tue Mar  3 14:05:06 2026', Date.UTC(2026, 2, 3, 14, 5, 6), false],
    ['Z Thu Nov 26 04:24:41 2026\n', Date.UTC(2026, 10, 26, 4, 24, 41), true],
    ['R 2026-11-26T04:24:41.1234567Z\r\n', Date.UTC(2026, 10, 26, 4, 24, 41, 123), false],
    ['', undefined, false],
    ['ps: unknown option', undefined, false],
  ])('the start of a process is read from %j', (answer, at, isOver) =>
    expect(fromText(answer)).toEqual({ at, isOver }),
  );
});
