import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, chownSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '../../bench/support/eventually.mjs';
import { Missing } from '../../bench/support/missing.mjs';
import { end, launch } from '../../bench/support/programs.mjs';
import { freePort } from '../scale/free-port.mjs';

const DEBIAN = '/usr/lib/postgresql';

/**
 * A PostgreSQL of this run alone, which the run may stop, crash and restart. What was committed has to survive that, so
 * it writes as safely as in production. @throws Missing where none is installed.
 */
export async function startPostgres(closing) {
  const programs = installedAt();
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-soak-postgres-'));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  const asUser = unprivileged(folder);
  const data = join(folder, 'data');
  const [initdb, ...initArgs] = [...asUser, join(programs, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust'];
  execFileSync(initdb, [...initArgs, '--no-sync', '--locale=C.UTF-8'], { stdio: 'ignore', windowsHide: true });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=120'];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const server = new PrivatePostgres(url, [
    ...asUser,
    join(programs, 'postgres'),
    '-D',
    data,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  closing.defer(() => server.stop('SIGINT'));
  await server.start();
  return server;
}

class PrivatePostgres {
  #child;

  constructor(url, command) {
    this.url = url;
    this.command = command;
  }

  async start() {
    const [program, ...args] = this.command;
    this.#child = launch(program, args, {}, 'ignore');
    await eventually('the private PostgreSQL answers', () => this.query('select 1').catch(() => false), 30_000);
  }

  /** SIGINT: fast shutdown, which closes all connections; SIGQUIT: immediate shutdown, like a crash with recovery. */
  stop(signal) {
    return end(this.#child, signal);
  }

  /** On a connection of its own. @returns the rows. */
  async query(sql) {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 3000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function installedAt() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), '/usr/local/bin', '/opt/homebrew/bin'];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Missing('no PostgreSQL server is installed to stop and restart');
  return found;
}

const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', windowsHide: true }));

/** PostgreSQL refuses to run as root. @returns the command to prefix its own with. */
function unprivileged(folder) {
  if (process.getuid?.() !== 0) return [];
  const [user, group] = [idOf('-u'), idOf('-g')];
  chownSync(folder, user, group);
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}
