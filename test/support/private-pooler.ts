import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually';
import { openToOthers } from './open-to-others';
import { freePort } from './private-redis';

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/local/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find((path) =>
  existsSync(path),
);

/** Why tests behind a real pooler do not run here; undefined when they do. */
export const POOLER_MISSING = PROGRAM === undefined ? 'no pgbouncer is installed' : undefined;

interface Options {
  /** To whom a connection to the server belongs, and for how long. */
  mode?: 'transaction' | 'session';
  /** Connections to the server. Few, so that many clients share each. */
  size?: number;
}

/** A pgbouncer of one test, in front of one database. */
export class PrivatePooler {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    /** Of the database, through the pooler. */
    readonly url: string,
  ) {}

  static async start(target: string, { mode = 'transaction', size = 2 }: Options = {}): Promise<PrivatePooler> {
    const folder = mkdtempSync(join(tmpdir(), 'team-selector-pooler-'));
    openToOthers(folder);
    const { hostname, port, username, password, pathname } = new URL(target);
    const login = password === '' ? '' : ` password=${decodeURIComponent(password)}`;
    const listenPort = await freePort();
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      `[databases]
* = host=${hostname} port=${port || 5432} user=${username}${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${size}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
    );
    // It refuses to work for root.
    const user = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
    const pooler = spawn(PROGRAM ?? '', [...user, join(folder, 'pgbouncer.ini')], {
      stdio: 'ignore',
      windowsHide: true,
    });
    const url = `postgres://${username}@127.0.0.1:${listenPort}${pathname}`;
    await eventually('the pooler answers', async () => {
      if (pooler.exitCode !== null) throw new Error(`pgbouncer ended with ${pooler.exitCode}`);
      const client = new Client({ connectionString: url });
      return client.connect().then(
        () => client.end().then(() => true),
        () => false,
      );
    });
    return new PrivatePooler(pooler, folder, url);
  }

  async close(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
