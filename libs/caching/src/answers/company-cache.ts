import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type Clock, SystemClock } from '@app/common';
import { type CacheFamily, type CacheKey, familyOf } from '../keys/cache-keys';
import { type Invalidation, summaryOf } from '../keys/invalidation';
import { Bypasses } from './bypasses';
import { SingleFlight } from './single-flight';
import { inTime } from './answer-deadline';
import { CacheMeters } from './cache-meters';
import { Claims, LEASE_MS } from './claims';
import { orStale, SOFT_TIMEOUT_MS } from './stale-if-error';
import { jitteredTtl } from '../keys/ttl-jitter';
import { underRenewal } from './lease-renewal';
import { LoadBulkhead } from './load-bulkhead';
import type { LoadedAnswer, LoadOptions } from './lookup';
import { type Derivation, LocalAnswers, type ReadyAnswer } from './local-answers';
import { UnconfirmedInvalidations } from './unconfirmed-invalidations';
import { bytesOf, type CacheStore, CacheUnavailable, textIn } from '../stores/cache-store';
import type { EntryTtl, Lookup, StoreState } from '../stores/cache-store';
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

/** Lookups that go to the store together at most. */
const MAX_BATCH = 256;
/** One load and two retries after an invalidation has voided the lease. */
const MAX_LOADS = 3;

/**
 * The cache of answers, whose keys all carry their company. A miss is loaded once over all processes (single-flight
 * here, a lease in the store), and no load that began before an {@link invalidate} is cached after it. A store that
 * cannot be reached makes an answer slower, never wrong and never an error.
 */
export class CompanyCache {
  private readonly log = new Logger(CompanyCache.name);
  /** What it has done, for metrics. */
  readonly meters = new CacheMeters();
  private readonly singleFlight = new SingleFlight<LoadedAnswer>();
  private readonly bypasses = new Bypasses();
  private readonly waiters = new Waiters();
  private readonly claims: Claims;
  private readonly unconfirmed = new UnconfirmedInvalidations();
  private readonly local: LocalAnswers;
  private readonly lookups: DataLoader<CacheKey, ReadyAnswer | StoreState>;
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
    this.claims = new Claims(store, this.waiters, this.meters);
    this.lookups = new DataLoader((keys) => this.lookUp(keys), {
      maxBatchSize: MAX_BATCH,
      batchScheduleFn: (lookUp) => void setImmediate(lookUp),
    });
    store.subscribe((event) => {
      if (event.kind === 'dropped') this.detach([event.key]);
      if (event.kind === 'outdated') this.detach([], [event.family]);
      if (event.kind === 'lost') void this.recoverFromGap();
      this.waiters.notify(event);
    });
  }

  /** The answer in the L1 cache; undefined says nothing about the store. */
  peek(key: CacheKey): ReadyAnswer | undefined {
    const found = this.local.get(key);
    if (found) this.meters.l1++;
    return found;
  }

  /** What is made of an answer that was just found under the key; remembered in the L1 cache. */
  derived(key: CacheKey, found: ReadyAnswer, derivation: Derivation): ReadyAnswer {
    return this.local.derived(key, found, derivation);
  }

  /** The answer in the store, which also fills the L1 cache. Lookups of one tick go to the store together. */
  lookup(key: CacheKey): Promise<ReadyAnswer | StoreState> {
    return this.lookups.load(key);
  }

  /**
   * The cached answer, or the one that `load` resolves to, which is then cached. An error of `load` reaches all callers
   * that joined it in this process, and is not cached.
   * @throws AppError 503 `overloaded` when too many loads of the company wait already.
   */
  async getOrLoad(key: CacheKey, options: LoadOptions, work: Load): Promise<LoadedAnswer> {
    const local = this.peek(key);
    if (local) return { text: local.text, outcome: 'HIT' };
    return inTime(this.lookUpOrLoad(key, options, work), options.deadline);
  }

  private async lookUpOrLoad(key: CacheKey, options: LoadOptions, work: Load): Promise<LoadedAnswer> {
    const family = familyOf(key);
    const load: Load = () => this.bulkhead.run(key, family !== undefined, () => this.meters.load(work));
    const { lookedUp: found = await this.lookup(key) } = options;
    if (typeof found === 'object') return { text: found.text, outcome: 'HIT' };
    // The caller has paid the store's timeout once; trying for the lease would cost it again.
    if (found === 'away') return this.bypasses.join(key, load);
    const flight = this.singleFlight.join(key, family, () => this.loadUnderLease(key, options, load));
    // What the store has not confirmed may be older than this caller's question.
    const later = (answer: LoadedAnswer) => (answer.outcome === 'BYPASS' ? this.bypasses.join(key, load) : answer);
    if (flight.isJoined) flight.promise = flight.promise.then(later);
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
    const failure = await this.store.invalidate({ keys, families }).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    this.detach(keys, families);
    finish(failure === undefined);
    if (failure) this.log.warn(`Could not invalidate ${summaryOf({ keys, families })}: ${String(failure.error)}`);
    return failure === undefined;
  }

  /** The bulkheads of loads, for metrics. */
  get bulkheads(): LoadBulkhead['states'] {
    return this.bulkhead.states;
  }

  /** For health checks: does the store answer? */
  ping(): Promise<boolean> {
    return this.store.ping();
  }

  private async lookUp(keys: readonly CacheKey[]): Promise<(ReadyAnswer | StoreState)[]> {
    // Callers of one tick share the lookup of a key. Later ones must not: they may come after an invalidation.
    this.lookups.clearAll();
    const [epochs, askedAt] = [keys.map((key) => this.local.epochOf(key)), performance.now()];
    const lookups = await this.store.read(keys);
    const confirmed = this.unconfirmed.isEmpty
      ? lookups
      : await Promise.all(keys.map((key, n) => this.confirmed(key, lookups[n] ?? 'empty')));
    return keys.map((key, n) => {
      const found = confirmed[n] ?? 'empty';
      if (typeof found !== 'object') return found;
      this.meters.l2++;
      return this.local.fill(key, found, epochs[n] ?? 0, askedAt);
    });
  }

  private async stale(key: CacheKey): Promise<LoadedAnswer | undefined> {
    const found = await this.confirmed(key, await this.store.readStale(key));
    if (typeof found !== 'object') return undefined;
    this.meters.stale++;
    return { text: textIn(found.bytes), outcome: 'STALE' };
  }

  /** A store that comes back may still hold values whose invalidation failed, or, after a failover, was lost. */
  private async confirmed(key: CacheKey, found: Lookup): Promise<Lookup> {
    const unconfirmed = typeof found === 'object' ? this.unconfirmed.concerning(key) : undefined;
    if (!unconfirmed) return found;
    return (await this.invalidate(unconfirmed)) ? 'empty' : 'away';
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

  private async loadUnderLease(key: CacheKey, options: LoadOptions, load: Load): Promise<LoadedAnswer> {
    const token = randomUUID();
    for (let loads = 1; ; loads++) {
      const claim = await this.claims.claim(key, token).catch(ignoreUnavailable);
      this.meters.leases.add({ outcome: claim?.kind ?? 'unavailable' });
      if (claim === undefined) return this.bypasses.join(key, load);
      if (claim.kind === 'value') return { text: textIn(claim.answer.bytes), outcome: 'HIT' };
      const { lease } = claim;
      const begun = this.now();
      const text = await underRenewal(this.store, lease, LEASE_MS, load).catch(async (error: unknown) => {
        await this.store.release(lease).catch(ignoreUnavailable);
        throw error;
      });
      const entryTtl: EntryTtl = { ttl: jitteredTtl(key, options.ttl), staleFor: options.staleIfError?.keptFor };
      const [epoch, askedAt] = [this.local.epochOf(key), performance.now()];
      const isFilled = await this.store.fill(lease, text, entryTtl).catch(ignoreUnavailable);
      this.meters.noteFill(isFilled);
      if (isFilled) {
        const filled = { bytes: bytesOf(text), remaining: entryTtl.ttl * 1000, generation: lease.generation };
        this.local.fill(key, filled, epoch, askedAt);
        return { text, outcome: 'MISS' };
      }
      // A load that outlived its own lease would only outlive the next one.
      const isTooSlow = this.now() - begun >= LEASE_MS;
      if (isFilled === undefined || loads === MAX_LOADS || isTooSlow) return { text, outcome: 'BYPASS' };
    }
  }

  private detach(keys: readonly CacheKey[], families: readonly CacheFamily[] = []): void {
    this.local.invalidate([...keys, ...families]);
    this.singleFlight.detach(keys, families);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function ignoreUnavailable(error: unknown): undefined {
  if (!(error instanceof CacheUnavailable)) throw error;
}
