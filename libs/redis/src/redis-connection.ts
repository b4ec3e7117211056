import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { CacheManagerStore } from 'cache-manager';
import { redisClusterInsStore, redisInsStore } from 'cache-manager-redis-yet';
import { createCacheManagerStore } from './cache-manager-store';
import { REDIS_TIMEOUT_MS } from './deadline';
import { createRedisClient, type RedisClient, retryIn, type ScriptCall } from './redis-client';

/** What this room asks of Redis; single servers and clusters understand all of it. */
export interface RedisCommands {
  get(key: string): Promise<string | null>;
  pTTL(key: string): Promise<number>;
  evalSha(sha: string, call: ScriptCall): Promise<unknown>;
  eval(source: string, call: ScriptCall): Promise<unknown>;
  publish(channel: string, message: string): Promise<number>;
}

/** How long a start waits for Redis before it goes on without. */
const START_TIMEOUT_MS = 1000;

/** Of a single server, and of a cluster's masters. */
const READY = ['ready', 'node-ready'];
const BROKEN = ['error', 'node-error'];

/** The process's two connections: one for commands, shared by leases and `CACHE_MANAGER`, and one that listens. */
export class RedisConnection {
  readonly commands: RedisCommands;
  /** Redis delivers messages across its logical databases, so the channel names the database. */
  readonly channel: string;
  private readonly log = new Logger('Redis');
  private readonly client: RedisClient;
  private readonly listener: RedisClient;
  private readonly connected: Promise<unknown>;
  private readonly echoChannel: string;
  private readonly echoes = new EventEmitter();
  private readonly closing: (() => void)[] = [];
  private isClosed = false;
  private hasWarned = false;

  private constructor(
    private readonly urls: readonly string[],
    /** Milliseconds that a caller waits for an answer before it carries on without. */
    readonly timeout: number,
  ) {
    this.client = this.create();
    this.listener = this.create();
    this.commands = this.client as unknown as RedisCommands;
    this.channel = `company-cache:${new URL(urls[0] ?? '').pathname.slice(1) || '0'}`;
    this.echoChannel = `${this.channel}:echo:${randomUUID()}`;
    this.connected = Promise.all([this.connect(this.client), this.connect(this.listener)]);
  }

  /** Connects, or goes on trying in the background: a start with Redis down neither fails nor hangs. */
  static async open(urls: readonly string[], timeout = REDIS_TIMEOUT_MS): Promise<RedisConnection> {
    const connection = new RedisConnection(urls, timeout);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, START_TIMEOUT_MS, 'late')));
    const reached = connection.connected.then(() => connection.reachMasters()).catch(() => 'late' as const);
    if ((await Promise.race([reached, patience])) === 'late') {
      connection.log.warn('Redis does not answer; starting without cache, which is used as soon as Redis is there');
    }
    clearTimeout(timer);
    return connection;
  }

  /** Calls `onMessage` for each message, and `onGap` whenever messages may have been missed before. */
  listen(onMessage: (message: string) => void, onGap: () => void): void {
    // The two break and return one after the other; with the second one everything is there.
    for (const client of [this.listener, this.client]) {
      for (const event of [...READY, ...BROKEN]) client.on(event, onGap);
    }
    void this.subscribe(this.channel, onMessage)
      .then(() => this.subscribe(this.echoChannel, (echo) => void this.echoes.emit(echo)))
      .then(onGap);
  }

  /**
   * Can {@link echo} tell what has been heard? In a cluster messages travel between the masters after the caller has been
   * answered, each by a way of its own, and one that is lost there is lost unnoticed.
   */
  get hasEcho(): boolean {
    return this.urls.length === 1;
  }

  /** Resolves when every message that was published before has been heard; perhaps never. @throws when Redis is away. */
  async echo(): Promise<void> {
    const name = randomUUID();
    const heard = new Promise<void>((resolve) => this.echoes.once(name, resolve));
    try {
      if ((await this.commands.publish(this.echoChannel, name)) === 0) throw new Error('deaf');
      await heard;
    } finally {
      this.echoes.removeAllListeners(name);
    }
  }

  onClose(work: () => void): void {
    this.closing.push(work);
  }

  /** The store behind `CACHE_MANAGER`, on the very same connection: it asks for nothing that has changed since its `redis`. */
  cacheManagerStore(): CacheManagerStore {
    const client = this.client as unknown;
    return this.urls.length === 1
      ? createCacheManagerStore(redisInsStore(client as ClientOfStore), this.timeout)
      : createCacheManagerStore(redisClusterInsStore(client as ClientOfClusterStore, { rootNodes: [] }), this.timeout);
  }

  /** The commands' connection as it is, for libraries that send commands of their own. */
  libraryClient(): RedisClient {
    return this.client;
  }

  /** At once: asking a frozen server to say goodbye would wait for ever. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const work of this.closing) work();
    for (const client of [this.client, this.listener]) {
      // A connection attempt under way may still succeed afterwards; it must not keep the process alive.
      if ('unref' in client) client.unref();
      if (client.isOpen) client.destroy();
    }
  }

  private create(): RedisClient {
    const client = createRedisClient(this.urls, () => !this.isClosed);
    // An 'error' event that nobody listens to ends the process.
    for (const event of BROKEN) client.on(event, (error: Error) => this.warnOnce(error));
    for (const event of READY) client.on(event, () => (this.hasWarned = false));
    return client;
  }

  /** A single client retries by itself; a cluster gives up when no seed answers. */
  private async connect(client: RedisClient): Promise<void> {
    for (let retries = 0; !this.isClosed; retries++) {
      try {
        await client.connect();
        return;
      } catch (error) {
        this.warnOnce(error as Error);
        await pause(retryIn(retries));
      }
    }
  }

  /** So that the first requests need not wait for it. */
  private async reachMasters(): Promise<void> {
    const { client } = this;
    if ('masters' in client) await Promise.all(client.masters.map((master) => client.nodeClient(master)));
  }

  /** Until it succeeds once; from then on the client renews the subscription with every new connection. */
  private async subscribe(channel: string, onMessage: (message: string) => void): Promise<void> {
    await this.connected;
    for (let retries = 0; !this.isClosed; retries++) {
      try {
        await this.listener.subscribe(channel, onMessage);
        return;
      } catch {
        await pause(retryIn(retries));
      }
    }
  }

  /** Once for each time that it is away, not once for each attempt. */
  private warnOnce(error: Error & { code?: string }): void {
    if (this.hasWarned || this.isClosed) return;
    this.hasWarned = true;
    this.log.warn(`Redis: ${error.message || error.code}`);
  }
}

type ClientOfStore = Parameters<typeof redisInsStore>[0];
type ClientOfClusterStore = Parameters<typeof redisClusterInsStore>[0];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
