import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Clock, SystemClock } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';
import { Flights } from './flights';
import { orLastKnown, PATIENCE_MS } from './last-known';
import { lifetimeOf } from '../keys/lifetime';
import { LoadLimit } from './load-limit';
import type { Remembered, RememberOptions, StoreState } from './lookup';
import { NearAnswers, type ReadyAnswer } from './near-answers';
import { OwedDrops } from './owed-drops';
import { type CacheStore, CacheUnavailable, type Claim } from '../stores/cache-store';
import { WakeUps } from './wake-ups';

export interface CompanyCacheOptions {
  clock?: Clock;
  /** Bytes that answers may take in this process's memory; 0: every hit asks the store. */
  nearCapacity?: number;
  loadLimit?: LoadLimit;
  patienceMs?: number;
}

type Load = () => Promise<string>;

/** A holder that dies leaves its lease behind for so long. */
const LEASE_MS = 5000;
/** Waiters look again this often, in case the news was lost. */
const POLL_MS = 200;
/** The first load and two more, when writers took the lease away. */
const MOST_LOADS = 3;
/** A member stays in its register longer than its value can live: lease and clocks included. */
const REGISTER_SLACK_SECONDS = 60;

/**
 * Answers of companies, each loaded by one caller while the others wait, and never old after a {@link drop}.
 * A cache that cannot be reached makes an answer slower, never wrong and never an error.
 */
export class CompanyCache {
  private readonly log = new Logger(CompanyCache.name);
  private readonly flights = new Flights<Remembered>();
  private readonly wakeUps = new WakeUps();
  private readonly owed = new OwedDrops();
  private readonly near: NearAnswers;
  private readonly clock: Clock;
  private readonly loadLimit: LoadLimit;
  private readonly patienceMs: number;

  constructor(
    private readonly store: CacheStore,
    {
      clock = new SystemClock(),
      nearCapacity = 0,
      loadLimit = new LoadLimit(),
      patienceMs = PATIENCE_MS,
    }: CompanyCacheOptions = {},
  ) {
    this.clock = clock;
    this.loadLimit = loadLimit;
    this.patienceMs = patienceMs;
    this.near = new NearAnswers(store, nearCapacity);
    store.subscribe((news) => {
      if (news.kind === 'dropped') this.forget([news.key]);
      if (news.kind === 'lost') void this.startClean();
      this.wakeUps.tell(news);
    });
  }

  /** What this process remembers; undefined says nothing about the store. */
  peek(key: CacheKey): ReadyAnswer | undefined {
    return this.near.get(key);
  }

  /** What the store has. @param ttl as for {@link remember}. */
  async ask(key: CacheKey, ttl: number): Promise<ReadyAnswer | StoreState> {
    const since = this.near.moment;
    try {
      const text = await this.trusted(key, this.store.read(key));
      return text === undefined ? 'empty' : this.near.keep(key, text, since, ttl);
    } catch (error) {
      if (!(error instanceof CacheUnavailable)) throw error;
      return 'away';
    }
  }

  /**
   * The kept answer, or what `load` makes of it, which is then kept. Errors of `load` reach everybody who waits for it
   * in this process and are not kept.
   * @throws AppError 503 `overloaded` when too many other keys are waiting to be loaded.
   */
  async remember(key: CacheKey, options: RememberOptions, work: Load): Promise<Remembered> {
    const near = this.near.get(key);
    if (near) return { text: near.text, outcome: 'HIT' };
    const load: Load = () => this.loadLimit.run(options.family !== undefined, work);
    const { asked = await this.ask(key, options.ttl) } = options;
    if (typeof asked === 'object') return { text: asked.text, outcome: 'HIT' };
    // One wait for a store that does not answer is enough.
    if (asked === 'away') return this.flights.join(key, options.family, () => bypass(load)).promise;
    const flight = this.flights.join(key, options.family, () => this.loadUnderLease(key, options, load));
    const { lastKnown } = options;
    if (!lastKnown) return flight.promise;
    return orLastKnown(flight, lastKnown.isOutage, () => this.lastKnown(key), this.patienceMs);
  }

  /**
   * Forgets answers. To be called after the commit. Never throws: resolves to false, and says so in the log, when the
   * cache could not be reached, in which case it should be done again. Doing it twice is harmless.
   */
  async drop({ keys = [], families = [] }: Invalidation): Promise<boolean> {
    // Before, so that nobody joins an old load while the store is busy; and after, because a load may have begun in
    // between and read what was about to be dropped.
    this.forget(keys, families);
    const settle = this.owed.begin({ keys, families });
    const work = [...(keys.length > 0 ? [this.store.drop(keys)] : []), ...families.map((f) => this.dropFamily(f))];
    const results = await Promise.allSettled(work);
    this.forget(keys, families);
    const failed = results.find((result) => result.status === 'rejected');
    settle(failed === undefined);
    // Which members a family has was perhaps not to be found out.
    if (failed) this.near.forgetAll();
    if (failed) this.log.warn(`Could not drop ${someOf([...keys, ...families])}: ${String(failed.reason)}`);
    return failed === undefined;
  }

  /** For health checks: does the cache answer? */
  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async lastKnown(key: CacheKey): Promise<Remembered | undefined> {
    const text = await this.trusted(key, this.store.lastKnown(key)).catch(unreachable);
    return text === undefined ? undefined : { text, outcome: 'STALE' };
  }

  /** A store that comes back may hold what could not be dropped, or, behind another one, what was. */
  private async trusted(key: CacheKey, read: Promise<string | undefined>): Promise<string | undefined> {
    const text = await read;
    const owed = text === undefined ? undefined : this.owed.about(key);
    if (!owed) return text;
    if (await this.drop(owed)) return undefined;
    throw new CacheUnavailable('what is owed could not be dropped');
  }

  /** Nobody knows what happened to the store meanwhile. */
  private async startClean(): Promise<void> {
    this.near.forgetAll();
    this.flights.voidAll();
    this.owed.lose();
    const owed = this.owed.all();
    // Whoever is away cannot be cleaned; one more piece of news comes when it is back.
    if (owed && (await this.store.ping())) await this.drop(owed);
  }

  private async dropFamily(family: CacheFamily): Promise<void> {
    const members = await this.store.members(family);
    if (members.length === 0) return;
    const keys = members.map(({ key }) => key);
    await this.store.drop(keys);
    this.near.forget(keys);
    await this.store.forget(family, members);
  }

  private async loadUnderLease(key: CacheKey, options: RememberOptions, load: Load): Promise<Remembered> {
    const token = randomUUID();
    for (let loads = 1; ; loads++) {
      const asked = this.near.moment;
      const claim = await this.claim(key, token, options).catch(unreachable);
      if (claim === undefined) return bypass(load);
      if (claim.kind === 'value') {
        this.near.keep(key, claim.text, asked, options.ttl);
        return { text: claim.text, outcome: 'HIT' };
      }
      const begun = this.now();
      const text = await load().catch(async (error: unknown) => {
        await this.store.release(key, token).catch(unreachable);
        throw error;
      });
      const life = { ttl: lifetimeOf(key, options.ttl), lastKnown: options.lastKnown?.keptFor };
      const since = this.near.moment;
      const isFilled = await this.store.fill(key, token, text, life).catch(unreachable);
      if (isFilled) {
        this.near.keep(key, text, since, options.ttl);
        return { text, outcome: 'MISS' };
      }
      // A load that outlived its own lease would only outlive the next one.
      const isTooSlow = this.now() - begun >= LEASE_MS;
      if (isFilled === undefined || loads === MOST_LOADS || isTooSlow) return { text, outcome: 'BYPASS' };
    }
  }

  /** The value or the lease, however long somebody else holds it. */
  private async claim(key: CacheKey, token: string, { ttl, family, lastKnown }: RememberOptions): Promise<Claim> {
    const registeredFor = Math.max(ttl, lastKnown?.keptFor ?? 0) + REGISTER_SLACK_SECONDS;
    for (;;) {
      const waiter = this.wakeUps.listen(key);
      try {
        if (family) await this.store.register(family, key, registeredFor);
        const claim = await this.store.acquire(key, token, LEASE_MS);
        if (claim.kind === 'granted' && family) await this.store.register(family, key, registeredFor);
        if (claim.kind !== 'busy') return claim;
        await waiter.wait(POLL_MS);
      } finally {
        waiter.stop();
      }
    }
  }

  private forget(keys: readonly CacheKey[], families: readonly CacheFamily[] = []): void {
    this.near.forget(keys);
    this.flights.void(keys, families);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const bypass = async (load: Load): Promise<Remembered> => ({ text: await load(), outcome: 'BYPASS' });

const NAMED = 3;

/** A log line has no room for thousands. */
const someOf = (names: string[]): string =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');

function unreachable(error: unknown): undefined {
  if (!(error instanceof CacheUnavailable)) throw error;
}
