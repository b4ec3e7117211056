import { Injectable } from '@nestjs/common';
import { AppError, enveloped, Environment } from '@app/common';
import type { CompanyId, TenantContext } from '@app/tenancy';
import { setTimeout as pause } from 'node:timers/promises';
import type { CacheKey } from '../keys/cache-keys';
import { textOf } from '../answers/answer-text';
import type { CompanyCachePolicy } from '../http/company-cached.decorator';
import { jitteredTtl } from '../keys/ttl-jitter';
import { CacheStore } from '../stores/cache-store';

/** An answer that may lie in the cache, and how to make it anew. */
export interface InspectableAnswer {
  key: CacheKey;
  /** Which of the configured lifetimes. */
  ttl: CompanyCachePolicy['ttl'];
  /** The route's own handler, for this tenant. */
  load: () => Promise<unknown>;
}

type Answers = (tenant: TenantContext) => Promise<InspectableAnswer[]>;

export interface StaleEntry {
  key: CacheKey;
  /** Since it was made. Null for one that never runs out, which is none of ours. */
  age_seconds: number | null;
}

export interface Inspection {
  company: CompanyId;
  /** Live entries that were compared. */
  entries: number;
  stale: StaleEntry[];
}

/** An entry as it lay there. */
interface Entry {
  answer: InspectableAnswer;
  text: string;
  /** Milliseconds. */
  remaining?: number;
  /** On the clock that counts this process's milliseconds. */
  runsOutAt?: number;
}

/** Longer than a drop takes from the commit on, also when it crosses a network. */
const LOOK_AGAIN_AFTER_MS = 1000;
/** Two looks at the same entry agree to this on when it runs out. Entries that were made anew hardly ever do. */
const SAME_END_MS = 50;
/** Questions to the store that travel together. */
const BATCH = 50;

/**
 * Compares what the cache keeps for a company with what its routes would answer now, from the database. Only what can
 * be named is looked for, nothing scans keys. Availability is not compared: it comes from Cal.com.
 *
 * What differs is not stale yet: a write may have been committed a moment ago, and its drop be on the way. It is stale
 * when the very same entry still lies there after that moment, and still differs.
 */
@Injectable()
export class CacheInspector {
  private readonly rooms = new Map<string, Answers>();

  constructor(
    private readonly store: CacheStore,
    private readonly environment: Environment,
  ) {}

  /** Each room names the answers that it keeps for a company. */
  register(room: string, answers: Answers): void {
    this.rooms.set(room, answers);
  }

  /** @throws CacheUnavailable */
  async inspect(tenant: TenantContext): Promise<Inspection> {
    const named = await Promise.all([...this.rooms.values()].map((answers) => answers(tenant)));
    const entries = await this.look(named.flat());
    const stale = await this.stillThere(await differing(entries));
    return { company: tenant.companyId, entries: entries.length, stale: stale.map((entry) => this.reported(entry)) };
  }

  private async stillThere(suspects: Entry[]): Promise<Entry[]> {
    if (suspects.length === 0) return [];
    await pause(LOOK_AGAIN_AFTER_MS);
    const before = new Map(suspects.map((entry) => [entry.answer.key, entry]));
    const now = await this.look(suspects.map(({ answer }) => answer));
    return differing(now.filter((entry) => isSame(before.get(entry.answer.key), entry)));
  }

  /** Those of the answers that the store has. */
  private async look(answers: InspectableAnswer[]): Promise<Entry[]> {
    const found: (Entry | undefined)[] = [];
    for (let start = 0; start < answers.length; start += BATCH) {
      found.push(...(await Promise.all(answers.slice(start, start + BATCH).map((answer) => this.entryOf(answer)))));
    }
    return found.filter((entry) => entry !== undefined);
  }

  private async entryOf(answer: InspectableAnswer): Promise<Entry | undefined> {
    const [text, remaining] = await Promise.all([this.store.read(answer.key), this.store.ttl(answer.key)]);
    if (text === undefined) return undefined;
    return { answer, text, remaining, runsOutAt: remaining === undefined ? undefined : performance.now() + remaining };
  }

  private reported({ answer: { key, ttl }, remaining }: Entry): StaleEntry {
    if (remaining === undefined) return { key, age_seconds: null };
    const age = jitteredTtl(key, this.environment.cacheTtl[ttl]) - remaining / 1000;
    return { key, age_seconds: Math.max(0, Math.round(age)) };
  }
}

const isSame = (before: Entry | undefined, now: Entry): boolean =>
  before?.text === now.text && Math.abs((before.runsOutAt ?? 0) - (now.runsOutAt ?? 0)) <= SAME_END_MS;

/** One after the other: whoever inspects must not be in the way of those who are served. */
async function differing(entries: Entry[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of entries) if ((await truthOf(entry.answer)) !== entry.text) found.push(entry);
  return found;
}

/** What the route would send and keep; undefined where it would refuse, which is never kept. */
async function truthOf({ load }: InspectableAnswer): Promise<string | undefined> {
  try {
    return textOf(enveloped(await load()));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}
