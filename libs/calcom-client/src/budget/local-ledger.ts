import { LRUCache } from 'lru-cache';
import { type Admission, CallLedger, type KeyUse, MINUTE_MS, PLACE_MS, RECHECK_MS, SECOND_MS } from './call-ledger';
import type { Verdict } from './call-ledger';

const MAX_KEYS = 10_000;

interface Entry {
  /** When the calls of the last minute began, ascending, in milliseconds on the monotonic clock. */
  begun: number[];
  /** When the reservations of the calls in flight expire. */
  places: Map<string, number>;
  blockedUntil: number;
  /** Milliseconds since 1970. */
  blockedSince: number;
}

/** The calls of one process. */
export class LocalLedger extends CallLedger {
  private readonly entries = new LRUCache<string, Entry>({ maxSize: MAX_KEYS, sizeCalculation: () => 1 });

  async admit(keyId: string, admission: Admission): Promise<Verdict> {
    const verdict = this.check(keyId, admission);
    if (verdict.isAdmitted) this.note(keyId, admission.call);
    return verdict;
  }

  /** Whether the allowance has room for a call of this process. Records none. */
  check(keyId: string, { allowance, ended }: Pick<Admission, 'allowance' | 'ended'>): Verdict {
    const { begun, places, blockedUntil } = this.entryOf(keyId);
    for (const one of ended) places.delete(one);
    const now = performance.now();
    if (blockedUntil > now) return { isAdmitted: false, because: 'blocked', wait: blockedUntil - now };
    const wait = Math.max(
      waitFor(begun, allowance.perMinute, MINUTE_MS, now),
      waitFor(begun, allowance.perSecond, SECOND_MS, now),
    );
    if (wait > 0) return { isAdmitted: false, because: 'rate', wait };
    if (places.size < allowance.concurrency) return { isAdmitted: true };
    return { isAdmitted: false, because: 'concurrency', wait: RECHECK_MS };
  }

  /** Records a call that has begun, whichever ledger has admitted it. */
  note(keyId: string, call: string): void {
    const entry = this.entryOf(keyId);
    entry.begun.push(performance.now());
    entry.places.set(call, performance.now() + PLACE_MS);
  }

  async end(keyId: string, calls: readonly string[]): Promise<void> {
    for (const call of calls) this.entries.get(keyId)?.places.delete(call);
  }

  async renew(keyId: string, call: string): Promise<void> {
    const places = this.entries.get(keyId)?.places;
    if (places?.has(call)) places.set(call, performance.now() + PLACE_MS);
  }

  async block(keyId: string, ms: number): Promise<void> {
    const entry = this.entryOf(keyId);
    if (entry.blockedUntil <= performance.now()) entry.blockedSince = Date.now();
    entry.blockedUntil = Math.max(entry.blockedUntil, performance.now() + ms);
  }

  async use(keyId: string): Promise<KeyUse> {
    const { begun, blockedSince } = this.entryOf(keyId);
    const blockedFor = this.blockedFor(keyId);
    return { lastMinute: begun.length, blockedFor, blockedSince: blockedFor > 0 ? blockedSince : undefined };
  }

  blockedFor(keyId: string): number {
    return Math.max(0, (this.entries.get(keyId)?.blockedUntil ?? 0) - performance.now());
  }

  get blockedKeys(): number {
    const now = performance.now();
    return [...this.entries.values()].filter(({ blockedUntil }) => blockedUntil > now).length;
  }

  private entryOf(keyId: string): Entry {
    const entry = this.entries.get(keyId) ?? { begun: [], places: new Map(), blockedUntil: 0, blockedSince: 0 };
    this.entries.set(keyId, entry);
    const now = performance.now();
    const first = entry.begun.findIndex((at) => at > now - MINUTE_MS);
    entry.begun.splice(0, first < 0 ? entry.begun.length : first);
    for (const [call, until] of entry.places) if (until <= now) entry.places.delete(call);
    return entry;
  }
}

/** Milliseconds until fewer than `limit` calls lie in the window; 0: already fewer. */
function waitFor(begun: readonly number[], limit: number, windowMs: number, now: number): number {
  const last = begun.at(-limit);
  return last === undefined ? 0 : Math.max(0, last + windowMs - now);
}
