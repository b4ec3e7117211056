import { execFile } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { openToOthers } from './open-to-others';
import { freePort } from './private-redis';

const VERSIONS = '/usr/lib/postgresql';
const PROGRAMS = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(VERSIONS, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'initdb')))
  : undefined;
const isRoot = process.getuid?.() === 0;

/** Why tests that stop PostgreSQL, or replicate it, do not run here; undefined when they do. */
export const PRIVATE_POSTGRES_MISSING =
  PROGRAMS === undefined || (isRoot && !existsSync('/usr/sbin/runuser') && !existsSync('/sbin/runuser'))
    ? 'no PostgreSQL server is installed to stop and start'
    : undefined;

const runFile = promisify(execFile);

/** Runs one of PostgreSQL's programs. They refuse to work for root. */
async function run(program: string, ...args: string[]): Promise<void> {
  const path = join(PROGRAMS ?? '', program);
  const [command = path, ...given] = isRoot ? ['runuser', '-u', 'postgres', '--', path, ...args] : [path, ...args];
  await runFile(command, given, { cwd: '/', windowsHide: true });
}

/** A PostgreSQL server of one test, which may stop it, start it again and give it a streaming replica. */
export class PrivatePostgres {
  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<PrivatePostgres> {
    const server = new PrivatePostgres(newFolder(), await freePort());
    await run('initdb', '-D', server.data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C');
    await server.configure();
    return server;
  }

  /** A server that follows this one. */
  async replica(): Promise<PrivatePostgres> {
    const replica = new PrivatePostgres(newFolder(), await freePort());
    const from = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres'];
    await run('pg_basebackup', ...from, '-D', replica.data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync');
    await replica.configure();
    return replica;
  }

  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async query<Row extends object>(sql: string, database?: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async start(): Promise<void> {
    await run('pg_ctl', '-D', this.data, '-w', '-s', '-l', join(this.data, 'log'), 'start');
  }

  /** As when the machine dies; what was committed stays. */
  async crash(): Promise<void> {
    await run('pg_ctl', '-D', this.data, '-w', '-s', '-m', 'immediate', 'stop');
  }

  /** Stops it, and removes all that it has written. */
  async remove(): Promise<void> {
    await this.crash().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private async configure(): Promise<void> {
    const settings = { port: this.port, listen_addresses: "'127.0.0.1'", unix_socket_directories: "''", fsync: 'off' };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
    // The last line of a setting counts, and what a replica has copied stands before.
    appendFileSync(join(this.data, 'postgresql.conf'), lines.join(''));
    await this.start();
  }
}

/** One that the user of the programs can write to. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-postgres-'));
  openToOthers(folder);
  if (isRoot) chmodSync(folder, 0o777);
  return folder;
}
