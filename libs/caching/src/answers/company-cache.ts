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

/** Settings of a {@link CompanyCache}; tests replace them. */
export interface CompanyCacheOptions {
  clock?: Clock;
  /** Bytes of the L1 cache; 0 switches it off, so every hit reads the store. */
  localCapacity?: number;
  bulkhead?: LoadBulkhead;
  /** Milliseconds until a slow load is answered stale, where that is allowed. */
  softTimeoutMs?: number;
}

type Load = () => Promise<string>;

/** The lease of a holder that died expires after this time. */
const LEASE_MS = 5000;
/** Waiters retry this often, in case an event was lost. */
const POLL_MS = 200;
/** One load and two retries after an invalidation has voided the lease. */
const MAX_LOADS = 3;
/** Covers the lease and clock differences, so that a member's registration outlives its value. */
const REGISTER_SLACK_SECONDS = 60;

/**
 * The cache of answers, whose keys all carry their company. A miss is loaded once over all processes (single-flight
 * here, a lease in the store), and no load that began before an {@link invalidate} is cached after it. A store that
 * cannot be reached makes an answer slower, never wrong and never an error.
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
      localCapacity = 0,
      bulkhead = new LoadBulkhead(),
      softTimeoutMs = SOFT_TIMEOUT_MS,
    }: CompanyCacheOptions = {},
  ) {
    this.clock = clock;
    this.bulkhead = bulkhead;
    this.softTimeoutMs = softTimeoutMs;
    this.local = new LocalAnswers(store, localCapacity);
    store.subscribe((event) => {
      if (event.kind === 'dropped') this.detach([event.key]);
      if (event.kind === 'lost') void this.recoverFromGap();
      this.waiters.notify(event);
    });
  }

  /** The answer in the L1 cache; undefined says nothing about the store. */
  peek(key: CacheKey): ReadyAnswer | undefined {
    return this.local.get(key);
  }

  /** The answer in the store, which also fills the L1 cache. @param ttl as for {@link getOrLoad}. */
  async lookup(key: CacheKey, ttl: number): Promise<ReadyAnswer | StoreState> {
    const epoch = this.local.epochOf(key);
    try {
      const text = await this.confirmed(key, this.store.read(key));
      return text === undefined ? 'empty' : this.local.fill(key, text, epoch, ttl);
    } catch (error) {
      if (!(error instanceof CacheUnavailable)) throw error;
      return 'away';
    }
  }

  /**
   * The cached answer, or the one that `load` resolves to, which is then cached. An error of `load` reaches all callers
   * that joined it in this process, and is not cached.
   * @throws AppError 503 `overloaded` when too many loads of the company wait already.
   */
  async getOrLoad(key: CacheKey, options: LoadOptions, work: Load): Promise<LoadedAnswer> {
    const local = this.local.get(key);
    if (local) return { text: local.text, outcome: 'HIT' };
    const load: Load = () => this.bulkhead.run(key, options.family !== undefined, work);
    const { lookedUp: found = await this.lookup(key, options.ttl) } = options;
    if (typeof found === 'object') return { text: found.text, outcome: 'HIT' };
    // The caller has paid the store's timeout once; trying for the lease would cost it again.
    if (found === 'away') return this.singleFlight.join(key, options.family, () => bypass(load)).promise;
    const flight = this.singleFlight.join(key, options.family, () => this.loadUnderLease(key, options, load));
    const { staleIfError } = options;
    if (!staleIfError) return flight.promise;
    return orStale(flight, staleIfError.isOutage, () => this.stale(key), this.softTimeoutMs);
  }

  /**
   * Invalidates answers, after the commit of the write. Never throws: resolves to false and logs a warning when the
   * store could not be reached; the caller then repeats it, which is harmless.
   */
  async invalidate({ keys = [], families = [] }: Invalidation): Promise<boolean> {
    // Detached before, so that no caller joins an old load while the store is busy; and after, because a load may have
    // begun in between and read a value that was about to be deleted.
    this.detach(keys, families);
    const finish = this.unconfirmed.begin({ keys, families });
    const work = [
      ...(keys.length > 0 ? [this.store.invalidate(keys)] : []),
      ...families.map((f) => this.invalidateFamily(f)),
    ];
    const results = await Promise.allSettled(work);
    this.detach(keys, families);
    const failed = results.find((result) => result.status === 'rejected');
    finish(failed === undefined);
    // The members of a family are unknown when its register could not be read.
    if (failed) this.local.invalidateAll();
    if (failed) this.log.warn(`Could not invalidate ${someOf([...keys, ...families])}: ${String(failed.reason)}`);
    return failed === undefined;
  }

  /** The bulkheads of loads, for metrics. */
  get bulkheads(): LoadBulkhead['states'] {
    return this.bulkhead.states;
  }

  /** For health checks: does the store answer? */
  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async stale(key: CacheKey): Promise<LoadedAnswer | undefined> {
    const text = await this.confirmed(key, this.store.readStale(key)).catch(ignoreUnavailable);
    return text === undefined ? undefined : { text, outcome: 'STALE' };
  }

  /** A store that comes back may still hold values whose invalidation failed, or, after a failover, was lost. */
  private async confirmed(key: CacheKey, read: Promise<string | undefined>): Promise<string | undefined> {
    const text = await read;
    const unconfirmed = text === undefined ? undefined : this.unconfirmed.concerning(key);
    if (!unconfirmed) return text;
    if (await this.invalidate(unconfirmed)) return undefined;
    throw new CacheUnavailable('an unconfirmed invalidation could not be repeated');
  }

  /** Events were lost, so any entry may have been invalidated meanwhile. */
  private async recoverFromGap(): Promise<void> {
    this.local.invalidateAll();
    this.singleFlight.detachAll();
    this.unconfirmed.markGap();
    const unconfirmed = this.unconfirmed.all();
    // A store that is still away reports one more gap when it is back.
    if (unconfirmed && (await this.store.ping())) await this.invalidate(unconfirmed);
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
      const epochBeforeRead = this.local.epochOf(key);
      const claim = await this.claim(key, token, options).catch(ignoreUnavailable);
      if (claim === undefined) return bypass(load);
      if (claim.kind === 'value') {
        this.local.fill(key, claim.text, epochBeforeRead, options.ttl);
        return { text: claim.text, outcome: 'HIT' };
      }
      const begun = this.now();
      const text = await load().catch(async (error: unknown) => {
        await this.store.release(key, token).catch(ignoreUnavailable);
        throw error;
      });
      const entryTtl: EntryTtl = { ttl: jitteredTtl(key, options.ttl), staleFor: options.staleIfError?.keptFor };
      const epochBeforeFill = this.local.epochOf(key);
      const isFilled = await this.store.fill(key, token, text, entryTtl).catch(ignoreUnavailable);
      if (isFilled) {
        this.local.fill(key, text, epochBeforeFill, options.ttl);
        return { text, outcome: 'MISS' };
      }
      // A load that outlived its own lease would only outlive the next one.
      const isTooSlow = this.now() - begun >= LEASE_MS;
      if (isFilled === undefined || loads === MAX_LOADS || isTooSlow) return { text, outcome: 'BYPASS' };
    }
  }

  /** The value, or the lease as soon as no other process holds it. */
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

const MAX_LOGGED_NAMES = 3;

const someOf = (names: string[]): string =>
  names.slice(0, MAX_LOGGED_NAMES).join(', ') +
  (names.length > MAX_LOGGED_NAMES ? ` and ${names.length - MAX_LOGGED_NAMES} more` : '');

function ignoreUnavailable(error: unknown): undefined {
  if (!(error instanceof CacheUnavailable)) throw error;
}
