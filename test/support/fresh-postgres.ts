import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './private-redis';

const exec = promisify(execFile);

/** A run's own folder is closed to other users, such as the one that a server runs as. */
const ROOM = process.getuid?.() === 0 ? '/tmp' : tmpdir();

/** Where Debian keeps the programs of a server; they are not on the path. */
const FOLDERS = ['18', '17', '16', '15', '14'].map((version) => `/usr/lib/postgresql/${version}/bin`);
const FOLDER = FOLDERS.find((folder) => existsSync(join(folder, 'initdb')));

/** Why a server of a test's own cannot be started; undefined where it can. */
export const FRESH_POSTGRES_MISSING =
  FOLDER === undefined ? `no programs of PostgreSQL are installed in ${FOLDERS.at(-1)} or a newer one` : undefined;

/** Runs a program of PostgreSQL. A server does not start as root, so everything is done as its user. */
export async function postgresProgram(name: string, args: string[]): Promise<string> {
  const program = join(FOLDER ?? '', name);
  const [command, all] =
    process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
  const { stdout } = await exec(command, all as string[], {
    cwd: ROOM,
    maxBuffer: 16 * 1024 * 1024,
    windowsHide: true,
  });
  return stdout;
}

/** A server that has nothing: no roles, no databases of ours. */
export class FreshPostgres {
  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<FreshPostgres> {
    const folder = serversFolder();
    const data = join(folder, 'data');
    await postgresProgram('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8']);
    const port = await freePort();
    const options = `-p ${port} -h 127.0.0.1 -k ${folder} -F`;
    await postgresProgram('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start']);
    return new FreshPostgres(folder, port);
  }

  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async stop(): Promise<void> {
    await postgresProgram('pg_ctl', ['-D', join(this.folder, 'data'), '-m', 'immediate', '-w', 'stop']);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder that the server's user may write to. */
export function serversFolder(): string {
  const folder = mkdtempSync(join(ROOM, 'team-selector-test-'));
  if (process.getuid?.() === 0) chownSync(folder, ...idsOf('postgres'));
  return folder;
}

/** Of a user of this machine. */
function idsOf(user: string): [uid: number, gid: number] {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return [Number(uid), Number(gid)];
}
