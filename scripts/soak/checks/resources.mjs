import { readdirSync } from 'node:fs';
import { residentMegabytes } from '../../../bench/support/programs.mjs';

/** Growth that a run may leave: caches fill, and the code is compiled. */
const BOUNDS = { megabytes: 160, handles: 40 };
/** `DATABASE_POOL`, and what a process needs beside: change feed, jobs. */
const CONNECTIONS_PER_PROCESS = { postgres: 16, redis: 6 };

/** What the processes hold now. */
export async function resources({ services, postgres, redis }) {
  const processes = services.map(({ name, pid }) => ({
    name,
    pid,
    megabytes: residentMegabytes(pid),
    handles: handlesOf(pid),
  }));
  const [{ count }] = await postgres.query(
    `select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const clients = (await redis.command('CLIENT', 'LIST')).trim().split('\n').length - 1;
  return { processes, postgres: count, redis: clients };
}

/** @returns what grew beyond its bound. A process that was restarted is compared with its first start. */
export function leaks(before, after) {
  const grown = after.processes.flatMap((now, n) =>
    ['megabytes', 'handles'].flatMap((what) => {
      const was = before.processes[n][what];
      return now[what] - was > BOUNDS[what]
        ? [`${now.name}: ${what} from ${Math.round(was)} to ${Math.round(now[what])}`]
        : [];
    }),
  );
  const open = Object.entries(CONNECTIONS_PER_PROCESS).flatMap(([server, each]) =>
    after[server] > each * after.processes.length ? [`${after[server]} connections to ${server}`] : [],
  );
  return [...grown, ...open];
}

function handlesOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}
