import type { Clock } from '../clock';

const WINDOW_MS = 60_000;
const BLOCK_MS = 60_000;

/** Cal.com's limit for an API key, and for an address without one. */
export const DEFAULT_LIMIT = 120;

/** More calls than these in a second lock the key: bursts of 20 to 30 have locked accounts. */
export interface Burst {
  calls: number;
  lockSeconds: number;
}

const BURST_MS = 1000;

interface Bucket {
  hits: number;
  /** Of the last second, in milliseconds since 1970. */
  latest: number[];
  windowEnds: number;
  blockedUntil: number;
}

export interface RateVerdict {
  allowed: boolean;
  headers: Record<string, string>;
}

/**
 * A fixed window per credential; the request that exceeds the limit blocks the credential for a full minute, and one that
 * exceeds the burst locks it for as long as that says.
 */
export class RateLimit {
  private buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    /** Requests per minute; null: no limit and no headers. */
    public limit: number | null = DEFAULT_LIMIT,
    /** Absent: bursts lock nothing. */
    public burst?: Burst,
  ) {}

  hit(credential: string): RateVerdict {
    const limit = this.limit;
    if (limit === null) return { allowed: true, headers: {} };
    const now = this.clock.now().getTime();
    const bucket = this.bucket(credential, now);
    bucket.hits += 1;
    bucket.latest = [...bucket.latest.filter((at) => at > now - BURST_MS), now];
    if (bucket.blockedUntil === 0) bucket.blockedUntil = this.blockedUntil(bucket, limit, now);
    const allowed = bucket.blockedUntil === 0;
    const secondsToGo = Math.ceil(((allowed ? bucket.windowEnds : bucket.blockedUntil) - now) / 1000);
    return {
      allowed,
      headers: {
        'X-RateLimit-Limit-Default': String(limit),
        'X-RateLimit-Remaining-Default': String(Math.max(0, limit - bucket.hits)),
        'X-RateLimit-Reset-Default': String(secondsToGo),
      },
    };
  }

  reset(): void {
    this.buckets.clear();
  }

  /** 0: not blocked. */
  private blockedUntil({ hits, latest }: Bucket, limit: number, now: number): number {
    if (this.burst && latest.length > this.burst.calls) return now + this.burst.lockSeconds * 1000;
    return hits > limit ? now + BLOCK_MS : 0;
  }

  private bucket(credential: string, now: number): Bucket {
    const known = this.buckets.get(credential);
    // A block lasts its full minute, also beyond the end of the window.
    if (known && now < (known.blockedUntil || known.windowEnds)) return known;
    const fresh = { hits: 0, latest: known?.latest ?? [], windowEnds: now + WINDOW_MS, blockedUntil: 0 };
    this.buckets.set(credential, fresh);
    return fresh;
  }
}
