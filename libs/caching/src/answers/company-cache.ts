import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Clock, SystemClock } from '@app/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';
import { SingleFlight } from './single-flight';
import { orStale, SOFT_TIMEOUT_MS } from './stale-if-error';
import { jitteredTtl } from '../keys/ttl-jitter';
import { LoadBulkhead } from './load-bulkhead';
import type { LoadedAnswer, LoadOptions, StoreState } from './lookup';
import { LocalAnswers, type ReadyAnswer } from './local-answers';
import { UnconfirmedInvalidations } from './unconfirmed-invalidations';
import { type Acquisition, type CacheStore, CacheUnavailable, type EntryTtl } from '../stores/cache-store';
import { Waiters } from './waiters';

export interface CompanyCacheOptions {
  clock?: Clock;
  /** Bytes that answers may take in this process's memory; 0: every hit asks the store. */
  localCapacity?: number;
  bulkhead?: LoadBulkhead;
  softTimeoutMs?: number;
}

type Load = () => Promise<string>;

/** A holder that dies leaves its lease behind for so long. */
const LEASE_MS = 5000;
/** Waiters look again this often, in case the news was lost. */
const POLL_MS = 200;
/** The first load and two more, when writers took the lease away. */
const MAX_LOADS = 3;
/** A member stays in its register longer than its value can live: lease and clocks included. */
const REGISTER_SLACK_SECONDS = 60;

/**
 * Answers of companies, each loaded by one caller while the others wait, and never old after a {@link invalidate}.
 * A cache that cannot be reached makes an answer slower, never wrong and never an error.
 */
export class CompanyCache {
  private readonly log = new Logger(CompanyCache.name);
  private readonly singleFlight = new SingleFlight<LoadedAnswer>();
  private readonly waiters = new Waiters();
  private readonly unconfirmed = new UnconfirmedInvalidations();
  private readonly local: LocalAnswers;
  private readonly clock: Clock;
  private readonly bulkhead: LoadBulkhead;
  private readonly softTimeoutMs: number;

  constructor(
    private readonly store: CacheStore,
    {
      clock = new SystemClock(),
      localCapacity: nearCapacity = 0,
      bulkhead: loadLimit = new LoadBulkhead(),
      softTimeoutMs: patienceMs = SOFT_TIMEOUT_MS,
    }: CompanyCacheOptions = {},
  ) {
    this.clock = clock;
    this.bulkhead = loadLimit;
    this.softTimeoutMs = patienceMs;
    this.local = new LocalAnswers(store, nearCapacity);
    store.subscribe((news) => {
      if (news.kind === 'dropped') this.detach([news.key]);
      if (news.kind === 'lost') void this.startClean();
      this.waiters.notify(news);
    });
  }

  /** What this process remembers; undefined says nothing about the store. */
  peek(key: CacheKey): ReadyAnswer | undefined {
    return this.local.get(key);
  }

  /** What the store has. @param ttl as for {@link getOrLoad}. */
  async lookup(key: CacheKey, ttl: number): Promise<ReadyAnswer | StoreState> {
    const since = this.local.epoch;
    try {
      const text = await this.trusted(key, this.store.read(key));
      return text === undefined ? 'empty' : this.local.fill(key, text, since, ttl);
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
  async getOrLoad(key: CacheKey, options: LoadOptions, work: Load): Promise<LoadedAnswer> {
    const near = this.local.get(key);
    if (near) return { text: near.text, outcome: 'HIT' };
    const load: Load = () => this.bulkhead.run(options.family !== undefined, work);
    const { lookedUp: asked = await this.lookup(key, options.ttl) } = options;
    if (typeof asked === 'object') return { text: asked.text, outcome: 'HIT' };
    // One wait for a store that does not answer is enough.
    if (asked === 'away') return this.singleFlight.join(key, options.family, () => bypass(load)).promise;
    const flight = this.singleFlight.join(key, options.family, () => this.loadUnderLease(key, options, load));
    const { staleIfError } = options;
    if (!staleIfError) return flight.promise;
    return orStale(flight, staleIfError.isOutage, () => this.stale(key), this.softTimeoutMs);
  }

  /**
   * Forgets answers. To be called after the commit. Never throws: resolves to false, and says so in the log, when the
   * cache could not be reached, in which case it should be done again. Doing it twice is harmless.
   */
  async invalidate({ keys = [], families = [] }: Invalidation): Promise<boolean> {
    // Before, so that nobody joins an old load while the store is busy; and after, because a load may have begun in
    // between and read what was about to be dropped.
    this.detach(keys, families);
    const settle = this.unconfirmed.begin({ keys, families });
    const work = [
      ...(keys.length > 0 ? [this.store.invalidate(keys)] : []),
      ...families.map((f) => this.invalidateFamily(f)),
    ];
    const results = await Promise.allSettled(work);
    this.detach(keys, families);
    const failed = results.find((result) => result.status === 'rejected');
    settle(failed === undefined);
    // Which members a family has was perhaps not to be found out.
    if (failed) this.local.invalidateAll();
    if (failed) this.log.warn(`Could not drop ${someOf([...keys, ...families])}: ${String(failed.reason)}`);
    return failed === undefined;
  }

  /** For health checks: does the cache answer? */
  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async stale(key: CacheKey): Promise<LoadedAnswer | undefined> {
    const text = await this.trusted(key, this.store.readStale(key)).catch(unreachable);
    return text === undefined ? undefined : { text, outcome: 'STALE' };
  }

  /** A store that comes back may hold what could not be dropped, or, behind another one, what was. */
  private async trusted(key: CacheKey, read: Promise<string | undefined>): Promise<string | undefined> {
    const text = await read;
    const owed = text === undefined ? undefined : this.unconfirmed.about(key);
    if (!owed) return text;
    if (await this.invalidate(owed)) return undefined;
    throw new CacheUnavailable('what is owed could not be dropped');
  }

  /** Nobody knows what happened to the store meanwhile. */
  private async startClean(): Promise<void> {
    this.local.invalidateAll();
    this.singleFlight.detachAll();
    this.unconfirmed.lose();
    const owed = this.unconfirmed.all();
    // Whoever is away cannot be cleaned; one more piece of news comes when it is back.
    if (owed && (await this.store.ping())) await this.invalidate(owed);
  }

  private async invalidateFamily(family: CacheFamily): Promise<void> {
    const members = await this.store.members(family);
    if (members.length === 0) return;
    const keys = members.map(({ key }) => key);
    await this.store.invalidate(keys);
    this.local.invalidate(keys);
    await this.store.unregister(family, members);
  }

  private async loadUnderLease(key: CacheKey, options: LoadOptions, load: Load): Promise<LoadedAnswer> {
    const token = randomUUID();
    for (let loads = 1; ; loads++) {
      const asked = this.local.epoch;
      const claim = await this.claim(key, token, options).catch(unreachable);
      if (claim === undefined) return bypass(load);
      if (claim.kind === 'value') {
        this.local.fill(key, claim.text, asked, options.ttl);
        return { text: claim.text, outcome: 'HIT' };
      }
      const begun = this.now();
      const text = await load().catch(async (error: unknown) => {
        await this.store.release(key, token).catch(unreachable);
        throw error;
      });
      const entryTtl: EntryTtl = { ttl: jitteredTtl(key, options.ttl), staleFor: options.staleIfError?.keptFor };
      const since = this.local.epoch;
      const isFilled = await this.store.fill(key, token, text, entryTtl).catch(unreachable);
      if (isFilled) {
        this.local.fill(key, text, since, options.ttl);
        return { text, outcome: 'MISS' };
      }
      // A load that outlived its own lease would only outlive the next one.
      const isTooSlow = this.now() - begun >= LEASE_MS;
      if (isFilled === undefined || loads === MAX_LOADS || isTooSlow) return { text, outcome: 'BYPASS' };
    }
  }

  /** The value or the lease, however long somebody else holds it. */
  private async claim(key: CacheKey, token: string, { ttl, family, staleIfError }: LoadOptions): Promise<Acquisition> {
    const registeredFor = Math.max(ttl, staleIfError?.keptFor ?? 0) + REGISTER_SLACK_SECONDS;
    for (;;) {
      const waiter = this.waiters.listen(key);
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

  private detach(keys: readonly CacheKey[], families: readonly CacheFamily[] = []): void {
    this.local.invalidate(keys);
    this.singleFlight.detach(keys, families);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const bypass = async (load: Load): Promise<LoadedAnswer> => ({ text: await load(), outcome: 'BYPASS' });

const NAMED = 3;

/** A log line has no room for thousands. */
const someOf = (names: string[]): string =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');

function unreachable(error: unknown): undefined {
  if (!(error instanceof CacheUnavailable)) throw error;
}
