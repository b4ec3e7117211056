import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { eventually } from './eventually';

const PROGRAM = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  (path) => existsSync(path),
);

/** Why tests that stop and start a Redis do not run here; undefined when they do. */
export const PRIVATE_REDIS_MISSING =
  PROGRAM === undefined ? 'no redis-server is installed to stop and start' : undefined;

interface Options {
  password?: string;
  /** Further arguments of `redis-server`. */
  args?: string[];
}

const MAX_TRIES = 5;

class PortTaken extends Error {}

/** A Redis server of one test, which may stop, freeze and restart it. */
export class PrivateRedis {
  private server?: ChildProcess;
  private folder = '';

  private constructor(
    readonly port: number,
    private readonly options: Options,
  ) {}

  static async start(options: Options = {}): Promise<PrivateRedis> {
    for (let tries = 1; ; tries++) {
      const redis = new PrivateRedis(await freePort(), options);
      try {
        await redis.start();
        return redis;
      } catch (error) {
        // Another process may have taken the free port meanwhile.
        if (tries === MAX_TRIES || !(error instanceof PortTaken)) throw error;
      }
    }
  }

  get url(): string {
    const { password } = this.options;
    return `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${this.port}`;
  }

  /** @throws PortTaken when it could not listen. */
  async start(): Promise<void> {
    const { password, args = [] } = this.options;
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    // Replication writes a dump file, and a server that starts beside one would load it.
    this.folder = mkdtempSync(join(tmpdir(), 'team-selector-redis-'));
    const access = password === undefined ? [] : ['--requirepass', password];
    this.server = spawn(PROGRAM ?? '', [...options, ...access, ...args], {
      stdio: 'ignore',
      cwd: this.folder,
      windowsHide: true,
    });
    await eventually('the private Redis answers', async () => this.hasEnded() || (await this.answers()));
    if (this.hasEnded()) throw new PortTaken(`Redis cannot listen on ${this.port}`);
  }

  /** Ends it with SIGKILL, as when the machine dies; its data is lost. */
  async kill(): Promise<void> {
    if (!this.server || this.hasEnded()) return;
    const ended = once(this.server, 'exit');
    // SIGKILL also ends a frozen process.
    this.server.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Suspends the process: connections stay open and get no response until {@link thaw}. */
  freeze(): void {
    this.server?.kill('SIGSTOP');
  }

  thaw(): void {
    this.server?.kill('SIGCONT');
  }

  /** Sends one raw command. */
  async command<Reply = unknown>(...words: string[]): Promise<Reply> {
    const client = createClient({ url: this.url, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.sendCommand(words)) as Reply;
    } finally {
      if (client.isOpen) client.destroy();
    }
  }

  private hasEnded(): boolean {
    return this.server?.exitCode !== null || this.server.signalCode !== null;
  }

  /** Whether this server answers on its port, and not another process. */
  private answers(): Promise<boolean> {
    return this.command<string>('INFO', 'server').then(
      (facts) => facts.includes(`process_id:${this.server?.pid}\r\n`),
      () => false,
    );
  }
}

/** A port of 127.0.0.1 that is free now; another process may take it before its caller does. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
