import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** When a process started. A pid is reused; the pair of pid and start is not. */
export interface ProcessStart {
  /** Milliseconds since 1970, exact to about a second. Absent where the system does not report it. */
  at?: number;
  /** Identifies the start independently of the clock: boot id and ticks. Linux only. */
  mark?: string;
}

/** The start of this process, without a system call for other processes: cheap enough for every start. */
export function ownStart(): ProcessStart {
  return { at: Math.round(performance.timeOrigin), mark: fromProc(process.pid)?.mark };
}

/**
 * When the process that has this pid now started. Spawns `ps` or PowerShell except on Linux, so call it only in doubt.
 * @returns undefined when none runs. A zombie, which has ended but was not reaped by its parent, does not run.
 */
export function startOf(pid: number): ProcessStart | undefined {
  if (!isThere(pid)) return undefined;
  const { isOver, ...start } = fromProc(pid) ?? fromText(answerAbout(pid));
  return isOver ? undefined : start;
}

interface Reading extends ProcessStart {
  isOver: boolean;
}

const ZOMBIE = 'Z';

/** The unit of times in /proc, the same on every architecture that Node runs on. */
const TICK_MS = 10;

/** From proc(5): state and start are the third and the 22nd field; the second may hold blanks and brackets. */
function fromProc(pid: number): Reading | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    const [, boot] = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8')) ?? [];
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { at: Number(boot) * 1000 + Number(ticks) * TICK_MS, mark: `${bootId}:${ticks}`, isOver: state === ZOMBIE };
  } catch {
    return undefined;
  }
}

/** From the answer of `ps` (`S Thu Nov 26 04:24:41 2026`, in UTC) or PowerShell (`R 2026-11-26T04:24:41.1234567Z`). */
export function fromText(answer: string): Reading {
  const [, state, moment = ''] = /^(\w)\S*\s+(.+)$/.exec(answer.trim()) ?? [];
  const at = Date.parse(moment.endsWith('Z') ? moment : `${moment} UTC`);
  return { at: Number.isNaN(at) ? undefined : at, isOver: state === ZOMBIE };
}

/** `ps` answers at once; PowerShell takes a second to start. */
const ANSWER_TIMEOUT_MS = 10_000;

function answerAbout(pid: number): string {
  const [program, args] =
    process.platform === 'win32'
      ? [
          'powershell.exe',
          ['-NoProfile', '-Command', `'R ' + (Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`],
        ]
      : ['ps', ['-o', 'state=', '-o', 'lstart=', '-p', String(pid)]];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const options = { env, encoding: 'utf8', timeout: ANSWER_TIMEOUT_MS, windowsHide: true } as const;
  return spawnSync(program, args, options).stdout ?? '';
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
