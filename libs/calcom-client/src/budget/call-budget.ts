import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '@app/common';
import { REDIS, type RedisConnection } from '@app/redis';
import { Counts } from '@app/telemetry';
import { PRIORITIES, type Priority } from './allowance';
import { PLACE_MS, type Shortage } from './call-ledger';
import { KeyQueue, type Refusal } from './key-queue';
import { LocalLedger } from './local-ledger';
import { RedisLedger } from './redis-ledger';
import { SharedLedger } from './shared-ledger';

/** Calls that take longer renew their place this often. */
const RENEW_EVERY_MS = PLACE_MS / 3;

/** How a call waits for its turn. */
export interface Waiting {
  priority: Priority;
  /** Milliseconds. */
  maxWait: number;
}

/** A key's budget, as told to its company. */
export interface BudgetUse {
  perMinute: number;
  /** Calls that may still begin within this minute. */
  left: number;
  /** Seconds for which Cal.com has blocked the key; undefined: it has not. */
  blockedFor?: number;
  /** Milliseconds since 1970, where this process has heard of the block. */
  blockedSince?: number;
  /** Calls of this process that wait for their turn. */
  waiting: number;
  /** Seconds that the oldest of them has waited. */
  oldest: number;
}

/**
 * Limits the calls with one API key over all instances: per minute, per second and in flight, and none while the key is
 * blocked. Calls wait in their process, only for their turn and their key.
 */
@Injectable()
export class CallBudget implements OnApplicationShutdown {
  private readonly process = randomUUID();
  private readonly queues = new Map<string, KeyQueue>();
  private readonly ledger: SharedLedger;
  private readonly budget: Environment['calcomBudget'];
  private readonly refused = new Map<Refusal['because'], number>();
  private readonly shortages = new Counts<'because'>();

  constructor({ calcomBudget }: Environment, @Inject(REDIS) redis: RedisConnection | null) {
    this.budget = calcomBudget;
    this.ledger = new SharedLedger(new LocalLedger(), redis ? new RedisLedger(redis) : undefined);
  }

  /** Runs the work when it is its turn. @throws {@link Refusal} when that is too far ahead. */
  async run<T>(keyId: string, { priority, maxWait }: Waiting, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(keyId) ?? this.newQueue(keyId);
    const call = await queue.enter(priority, maxWait).catch((refusal: Refusal) => {
      this.refused.set(refusal.because, (this.refused.get(refusal.because) ?? 0) + 1);
      throw refusal;
    });
    const renewal = setInterval(() => void this.ledger.renew(keyId, call), RENEW_EVERY_MS).unref();
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      queue.leave(call);
    }
  }

  /** What is under way has ended by now; what still waits for its turn is not begun. */
  onApplicationShutdown(): void {
    for (const queue of this.queues.values()) queue.refuseAll();
  }

  /** Cal.com refuses calls with the key for this time. Resolves when all instances can know; never throws. */
  async block(keyId: string, seconds: number): Promise<void> {
    const isKnown = this.ledger.block(keyId, seconds * 1000);
    this.queues.get(keyId)?.reconsider();
    await isKnown;
  }

  /** Seconds for which the key is known to be blocked; undefined: it is not. */
  blockedFor(keyId: string): number | undefined {
    const ms = this.ledger.blockedFor(keyId);
    return ms > 0 ? Math.ceil(ms / 1000) : undefined;
  }

  async use(keyId: string): Promise<BudgetUse> {
    const { lastMinute, blockedFor, blockedSince } = await this.ledger.use(keyId);
    const { perMinute } = this.budget;
    const queue = this.queues.get(keyId);
    return {
      perMinute,
      left: Math.max(0, perMinute - lastMinute),
      blockedFor: blockedFor > 0 ? Math.ceil(blockedFor / 1000) : undefined,
      blockedSince,
      waiting: queue?.depth ?? 0,
      oldest: Math.round((queue?.oldest ?? 0) / 1000),
    };
  }

  /** The state over all keys, for metrics. */
  get state() {
    const queues = [...this.queues.values()];
    const waitingOf = (priority: Priority): number => queues.reduce((sum, queue) => sum + queue.depthOf(priority), 0);
    return {
      waiting: PRIORITIES.map((priority) => [priority, waitingOf(priority)] as const),
      refused: [...this.refused],
      shortages: this.shortages.all,
      /** Seconds that the oldest call has waited. */
      oldest: Math.max(0, ...queues.map((queue) => queue.oldest ?? 0)) / 1000,
      blockedKeys: this.ledger.blockedKeys,
    };
  }

  private newQueue(keyId: string): KeyQueue {
    const onIdle = (): void => void this.queues.delete(keyId);
    const onShortage = (because: Shortage): void => this.shortages.add({ because });
    const queue = new KeyQueue(keyId, this.process, this.ledger, this.budget, onIdle, onShortage);
    this.queues.set(keyId, queue);
    return queue;
  }
}
