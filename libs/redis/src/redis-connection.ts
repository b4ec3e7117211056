import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { CacheManagerStore } from 'cache-manager';
import { redisClusterInsStore, redisInsStore } from 'cache-manager-redis-yet';
import { RESP_TYPES } from '@redis/client';
import { createCacheManagerStore } from './cache-manager-store';
import { REDIS_TIMEOUT_MS } from './deadline';
import { createRedisClient, type RedisClient, retryIn, type ScriptCall } from './redis-client';
import { ECHO, type RedisScript } from './redis-script';
import { Settling } from './settling';
import { adviceFor } from './server-advice';

/** The commands that this service sends; single servers and clusters support all of them. */
export interface RedisCommands {
  get(key: string): Promise<string | null>;
  pTTL(key: string): Promise<number>;
  evalSha(sha: string, call: ScriptCall): Promise<unknown>;
  eval(source: string, call: ScriptCall): Promise<unknown>;
}

/** How long a start waits for Redis before it carries on without. */
const START_TIMEOUT_MS = 1000;

/** Ready events of a single server, and of a cluster's masters. */
const READY = ['ready', 'node-ready'];
const BROKEN = ['error', 'node-error'];

/** The process's two connections: one for commands, shared by leases and `CACHE_MANAGER`, and one for subscriptions. */
export class RedisConnection {
  readonly commands: RedisCommands;
  /** The same, answered with buffers: for what is sent on as it is. */
  private readonly binaryCommands: RedisCommands;
  /** The channel of cache events. It names the database, because Redis publishes across its logical databases. */
  readonly channel: string;
  private readonly log = new Logger('Redis');
  private readonly client: RedisClient;
  private readonly subscriber: RedisClient;
  private readonly connected: Promise<unknown>;
  private readonly echoChannel: string;
  private readonly echoes = new EventEmitter();
  private readonly closing: (() => void)[] = [];
  private isClosed = false;
  private readonly settling = new Settling();
  private hasWarned = false;

  private constructor(
    private readonly urls: readonly string[],
    /** Milliseconds that a caller waits for an answer before it carries on without. */
    readonly timeout: number,
  ) {
    this.client = this.create();
    this.subscriber = this.create();
    this.commands = this.client as unknown as RedisCommands;
    this.binaryCommands = this.client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }) as unknown as RedisCommands;
    this.channel = `company-cache:${new URL(urls[0] ?? '').pathname.slice(1) || '0'}`;
    this.echoChannel = `${this.channel}:echo:${randomUUID()}`;
    this.connected = Promise.all([this.connect(this.client), this.connect(this.subscriber)]);
  }

  /** Connects, or keeps trying in the background: a start with Redis down neither fails nor hangs. */
  static async open(urls: readonly string[], timeout = REDIS_TIMEOUT_MS): Promise<RedisConnection> {
    const connection = new RedisConnection(urls, timeout);
    const over = new AbortController();
    const late = setTimeout(START_TIMEOUT_MS, 'late' as const, { signal: over.signal }).catch(() => 'late' as const);
    void connection.connected.then(() => connection.advise()).catch(() => {});
    const reached = connection.connected.then(() => connection.reachMasters()).catch(() => 'late' as const);
    if ((await Promise.race([reached, late])) === 'late') {
      connection.log.warn(
        'Redis does not answer (is REDIS_URL right?); starting without a cache, which is used as soon as Redis answers',
      );
    }
    over.abort();
    return connection;
  }

  get isCluster(): boolean {
    return this.urls.length > 1;
  }

  /** See {@link Settling}. */
  get isSettled(): boolean {
    return this.settling.isSettled;
  }

  /** Runs a script by its digest, and sends its source only when this Redis has not cached it. */
  run(script: RedisScript, keys: string[], args: string[]): Promise<unknown> {
    return runOn(this.commands, script, { keys, arguments: args });
  }

  /** As {@link run}; strings in the result are buffers. */
  runForBytes(script: RedisScript, keys: string[], args: string[]): Promise<unknown> {
    return runOn(this.binaryCommands, script, { keys, arguments: args });
  }

  /** Subscribes to the channel: `onMessage` for each message, `onGap` whenever messages may have been missed. */
  listen(onMessage: (message: string) => void, onGap: () => void): void {
    // The two connections break and return one after the other; only with the second one back is the gap over.
    for (const client of [this.subscriber, this.client]) {
      for (const event of [...READY, ...BROKEN]) client.on(event, onGap);
    }
    void this.subscribe(this.channel, onMessage)
      .then(() => this.subscribe(this.echoChannel, (echo) => void this.echoes.emit(echo)))
      .then(onGap);
  }

  /**
   * Does {@link echo} prove that earlier messages were delivered? Not in a cluster, whose masters forward messages
   * asynchronously and in no common order, and may lose one unnoticed.
   */
  get hasEcho(): boolean {
    return !this.isCluster;
  }

  /**
   * Resolves when every message that was published before has been delivered; never, when its own message is lost.
   * @throws Error when Redis is away, the subscription is, or the server refuses writes, so that no other process
   * could have published an invalidation either.
   */
  async echo(): Promise<void> {
    const name = randomUUID();
    const delivered = new Promise<void>((resolve) => this.echoes.once(name, resolve));
    try {
      const receivers = await this.run(ECHO, [`${this.channel}:probe`], [this.echoChannel, name]);
      if (receivers === 0) throw new Error('The channel has no subscriber');
      await delivered;
    } finally {
      this.echoes.removeAllListeners(name);
    }
  }

  onClose(work: () => void): void {
    this.closing.push(work);
  }

  /** The store behind `CACHE_MANAGER`, on the connection for commands: it uses nothing that changed since its own `redis`. */
  cacheManagerStore(): CacheManagerStore {
    const client = this.client as unknown;
    return this.urls.length === 1
      ? createCacheManagerStore(redisInsStore(client as ClientOfStore), this.timeout)
      : createCacheManagerStore(redisClusterInsStore(client as ClientOfClusterStore, { rootNodes: [] }), this.timeout);
  }

  /** The client for commands, for libraries that send commands of their own. */
  libraryClient(): RedisClient {
    return this.client;
  }

  /** Disconnects at once: a frozen server would never answer a QUIT. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const work of this.closing) work();
    for (const client of [this.client, this.subscriber]) {
      // A connection attempt in flight may still succeed afterwards; it must not block the exit of the process.
      if ('unref' in client) client.unref();
      if (client.isOpen) client.destroy();
    }
  }

  private create(): RedisClient {
    const client = createRedisClient(this.urls, () => !this.isClosed);
    // An 'error' event without a listener ends the process.
    for (const event of BROKEN) client.on(event, (error: Error) => this.noteBreak(error));
    for (const event of READY) client.on(event, () => this.noteReturn());
    return client;
  }

  private noteReturn(): void {
    this.hasWarned = false;
    this.settling.noteReturn();
  }

  /** The client of a single server retries by itself; a cluster client gives up when no seed answers. */
  private async connect(client: RedisClient): Promise<void> {
    for (let retries = 0; !this.isClosed; retries++) {
      try {
        await client.connect();
        return;
      } catch (error) {
        this.noteBreak(error as Error);
        await pause(retryIn(retries));
      }
    }
  }

  /** Logs what the server's settings should be, when they differ. In a cluster, each server has settings of its own. */
  private async advise(): Promise<void> {
    const { client } = this;
    if (!('info' in client)) return;
    for (const advice of adviceFor(await client.info())) this.log.warn(advice);
  }

  /** Connects to all masters beforehand, so that the first requests do not pay for it. */
  private async reachMasters(): Promise<void> {
    const { client } = this;
    if ('masters' in client) await Promise.all(client.masters.map((master) => client.nodeClient(master)));
  }

  /** Retries until it succeeds once; from then on the client renews the subscription with every new connection. */
  private async subscribe(channel: string, onMessage: (message: string) => void): Promise<void> {
    await this.connected;
    for (let retries = 0; !this.isClosed; retries++) {
      try {
        await this.subscriber.subscribe(channel, onMessage);
        return;
      } catch {
        await pause(retryIn(retries));
      }
    }
  }

  /** Logs once per outage, not once per attempt to connect. */
  private noteBreak(error: Error & { code?: string }): void {
    this.settling.noteBreak();
    if (this.hasWarned || this.isClosed) return;
    this.hasWarned = true;
    this.log.warn(`Redis: ${error.message || error.code}`);
  }
}

async function runOn(commands: RedisCommands, { sha, source }: RedisScript, call: ScriptCall): Promise<unknown> {
  try {
    return await commands.evalSha(sha, call);
  } catch (error) {
    if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
    return commands.eval(source, call);
  }
}

type ClientOfStore = Parameters<typeof redisInsStore>[0];
type ClientOfClusterStore = Parameters<typeof redisClusterInsStore>[0];

/** Keeps no process alive. */
const pause = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });
