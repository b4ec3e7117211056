import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss';
import { type Environment, type JobQueue, Jobs } from '@app/common';
import { DurationsBy } from '@app/telemetry';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { serviceBossOptions } from './boss-options';
import { type QueueDepth, queueDepths } from './queue-depths';
import { queues } from './queues';

/** How long a shutdown waits for batches under way. */
const DRAIN_MS = 5000;
/** Jobs that are done already are deleted together, sooner than any of them starts. */
const DISCARD_AFTER_MS = 400;
/** While the database is away, every poll fails: one warning per minute is enough. */
const WARN_EVERY_MS = 60_000;

interface Worker {
  queue: JobQueue;
  begin(): Promise<unknown>;
}

/** Background work on pg-boss. Its rows lie in the same database as the data, so both commit together. */
export class BossJobs extends Jobs implements BeforeApplicationShutdown, OnApplicationShutdown {
  /** Batches that this process has worked on, for metrics. */
  readonly batches = new DurationsBy<'queue' | 'outcome'>();
  private readonly log = new Logger('Jobs');
  private readonly discarded = new Map<string, string[]>();
  private discarding?: Promise<void>;
  private readonly closing = new AbortController();
  private stopped?: Promise<void>;
  private readonly repeated: NodeJS.Timeout[] = [];
  private readonly workers: Worker[] = [];
  isPaused = false;
  private warnedAt = Number.NEGATIVE_INFINITY;

  private constructor(private readonly boss: PgBoss) {
    super();
    boss.on('error', (error) => this.warn(error.message));
    boss.on('warning', ({ message }) => this.warn(message));
  }

  /** @throws Error when the database has not been migrated to what this code expects. */
  static async start(environment: Environment, embedded: EmbeddedPostgres | undefined): Promise<BossJobs> {
    const boss = new PgBoss(serviceBossOptions(environment, embedded));
    const jobs = new BossJobs(boss);
    try {
      await boss.start();
      // Fills pg-boss's cache of queues: embedded, a lookup in the middle of a transaction would deadlock with it.
      for (const { name } of queues) await boss.findJobs(name, { limit: 1 });
    } catch (error) {
      await boss.stop({ graceful: false });
      const { message } = error as Error;
      throw new Error(`Background work cannot start: ${message}. "cli migrate" makes what it needs`, { cause: error });
    }
    return jobs;
  }

  override async send({ name, startAfter, policy }: JobQueue, data: object, transaction: object): Promise<string> {
    const { retentionSeconds } = policy;
    const db = fromKysely(transaction as KyselyTransactionLike);
    const id = await this.boss.send(name, data, { startAfter, retentionSeconds, db });
    if (id === null) throw new Error(`A job of ${name} was not enqueued`);
    return id;
  }

  override discard({ name }: JobQueue, id: string): void {
    const ids = this.discarded.get(name);
    if (ids) ids.push(id);
    else this.discarded.set(name, [id]);
    this.discarding ??= this.discardSoon();
  }

  override repeat(queue: JobQueue, everySeconds: number): void {
    const enqueue = (): void => void this.enqueueOnce(queue, everySeconds);
    enqueue();
    // Twice in a period, so that none is left out whenever the processes started.
    this.repeated.push(setInterval(enqueue, everySeconds * 500).unref());
  }

  override async work<Data extends object>(queue: JobQueue, handle: (batch: Data[]) => Promise<void>): Promise<void> {
    const { name, pollEvery, batchSize, isNeverPaused } = queue;
    const begin = (): Promise<unknown> =>
      this.boss.work<Data>(name, { pollingIntervalSeconds: pollEvery, batchSize }, (batch) =>
        this.measured(name, () => handle(batch.map(({ data }) => data))),
      );
    this.workers.push({ queue, begin });
    if (!this.isPaused || isNeverPaused) await begin();
  }

  /** How much waits in each queue, over all processes. */
  depths(): Promise<QueueDepth[]> {
    return queueDepths(this.boss.getDb());
  }

  override async pause(): Promise<void> {
    if (this.isPaused) return;
    this.isPaused = true;
    // Not waited for: a batch may take as long as Cal.com does.
    for (const { queue } of this.pausing()) await this.boss.offWork(queue.name, { wait: false });
  }

  override async resume(): Promise<void> {
    if (!this.isPaused) return;
    this.isPaused = false;
    for (const { begin } of this.pausing()) await begin();
  }

  private async measured(queue: string, work: () => Promise<void>): Promise<void> {
    const since = performance.now();
    let outcome = 'failed';
    try {
      await work();
      outcome = 'done';
    } finally {
      this.batches.since(since, { queue, outcome });
    }
  }

  private pausing(): Worker[] {
    return this.workers.filter(({ queue }) => !queue.isNeverPaused);
  }

  /** pg-boss keeps one job for each period of its own count, which begins in 1970. */
  private async enqueueOnce({ name, policy }: JobQueue, everySeconds: number): Promise<void> {
    if (this.isPaused) return;
    const once = { singletonSeconds: everySeconds, retentionSeconds: policy.retentionSeconds };
    await this.boss.send(name, {}, once).catch((error: Error) => this.warn(error.message));
  }

  /** Stops the workers, once. The last requests may still enqueue jobs, so the connections stay open. */
  beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.repeated) clearInterval(timer);
    return (this.stopped ??= this.boss.stop({ close: false, timeout: DRAIN_MS }));
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await this.discarding;
    await this.boss.stop();
  }

  private async discardSoon(): Promise<void> {
    await pause(DISCARD_AFTER_MS, undefined, { signal: this.closing.signal }).catch(() => {});
    for (const [name, ids] of this.discarded) {
      this.discarded.delete(name);
      await this.boss.deleteJob(name, ids).catch((error: Error) => this.warn(error.message));
    }
    this.discarding = undefined;
  }

  private warn(message: string): void {
    if (performance.now() - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = performance.now();
    this.log.warn(message);
  }
}
