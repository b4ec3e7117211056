import { Injectable } from '@nestjs/common';
import { AppError, enveloped, Environment } from '@app/common';
import type { CompanyId, TenantContext } from '@app/tenancy';
import { setTimeout as pause } from 'node:timers/promises';
import type { CacheKey } from '../keys/cache-keys';
import { textOf } from '../answers/answer-text';
import type { CompanyCachePolicy } from '../http/company-cached.decorator';
import { jitteredTtl } from '../keys/ttl-jitter';
import { CacheStore, CacheUnavailable, type Lookup, textIn } from '../stores/cache-store';

/** An answer that may be cached, and how to load it without the cache. */
export interface InspectableAnswer {
  key: CacheKey;
  /** Which of the configured TTLs. */
  ttl: CompanyCachePolicy['ttl'];
  /** The route's own handler, for this tenant. */
  load: () => Promise<unknown>;
}

type Answers = (tenant: TenantContext) => Promise<InspectableAnswer[]>;

/** A cached answer that differs from what its route would answer now. */
export interface StaleEntry {
  key: CacheKey;
  /** Since the fill. Null for an entry without expiry, which this service never writes. */
  age_seconds: number | null;
}

/** The result of an inspection of one company. */
export interface Inspection {
  company: CompanyId;
  /** Live entries that were compared. */
  entries: number;
  stale: StaleEntry[];
}

/** An entry as it was read from the store. */
interface Entry {
  answer: InspectableAnswer;
  text: string;
  /** TTL in milliseconds. */
  remaining?: number;
  /** Milliseconds on this process's monotonic clock. */
  expiresAt?: number;
}

/** Longer than an invalidation takes after its commit, network included. */
const RECHECK_AFTER_MS = 1000;
/** Two reads of the same entry agree on its expiry to within this. A newer entry hardly ever does. */
const EXPIRY_TOLERANCE_MS = 50;
/** Reads of the store in one round trip. */
const BATCH = 50;

/**
 * Compares a company's cached answers with what its routes would answer from the database now. It looks up known keys
 * only and never scans. Availability is not compared, because it comes from Cal.com.
 *
 * An entry that differs is not stale yet: its write may have just been committed, and the invalidation be on its way.
 * It is stale when the very same entry is still cached after {@link RECHECK_AFTER_MS}, and still differs.
 */
@Injectable()
export class CacheInspector {
  private readonly answersByRoom = new Map<string, Answers>();

  constructor(
    private readonly store: CacheStore,
    private readonly environment: Environment,
  ) {}

  /** Each room registers the answers that it caches for a company. */
  register(room: string, answers: Answers): void {
    this.answersByRoom.set(room, answers);
  }

  /** @throws CacheUnavailable */
  async inspect(tenant: TenantContext): Promise<Inspection> {
    const named = await Promise.all([...this.answersByRoom.values()].map((answers) => answers(tenant)));
    const entries = await this.cached(named.flat());
    const stale = await this.stillCached(await differing(entries));
    return { company: tenant.companyId, entries: entries.length, stale: stale.map((entry) => this.reported(entry)) };
  }

  private async stillCached(suspects: Entry[]): Promise<Entry[]> {
    if (suspects.length === 0) return [];
    await pause(RECHECK_AFTER_MS);
    const before = new Map(suspects.map((entry) => [entry.answer.key, entry]));
    const now = await this.cached(suspects.map(({ answer }) => answer));
    return differing(now.filter((entry) => isSame(before.get(entry.answer.key), entry)));
  }

  /** The entries of those answers that the store holds. */
  private async cached(answers: InspectableAnswer[]): Promise<Entry[]> {
    const found: Entry[] = [];
    for (let start = 0; start < answers.length; start += BATCH) {
      const batch = answers.slice(start, start + BATCH);
      const lookups = await this.store.read(batch.map(({ key }) => key));
      found.push(...batch.flatMap((answer, n) => entryOf(answer, lookups[n])));
    }
    return found;
  }

  private reported({ answer: { key, ttl }, remaining }: Entry): StaleEntry {
    if (remaining === undefined) return { key, age_seconds: null };
    const age = jitteredTtl(key, this.environment.cacheTtl[ttl]) - remaining / 1000;
    return { key, age_seconds: Math.max(0, Math.round(age)) };
  }
}

/** @throws CacheUnavailable */
function entryOf(answer: InspectableAnswer, lookup: Lookup | undefined): Entry[] {
  if (lookup === 'away') throw new CacheUnavailable('an answer could not be read');
  if (typeof lookup !== 'object') return [];
  const { bytes, remaining } = lookup;
  return [{ answer, text: textIn(bytes), remaining, expiresAt: remaining && performance.now() + remaining }];
}

const isSame = (before: Entry | undefined, now: Entry): boolean =>
  before?.text === now.text && Math.abs((before.expiresAt ?? 0) - (now.expiresAt ?? 0)) <= EXPIRY_TOLERANCE_MS;

/** Loads one after the other, so that an inspection does not compete with requests for database connections. */
async function differing(entries: Entry[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of entries) if ((await currentTextOf(entry.answer)) !== entry.text) found.push(entry);
  return found;
}

/** The text that the route would cache now; undefined for a refusal, which is never cached. */
async function currentTextOf({ load }: InspectableAnswer): Promise<string | undefined> {
  try {
    return textOf(enveloped(await load()));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}
