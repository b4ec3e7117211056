import type { Query } from './calcom-account';
import { OddPart } from './oddity';

/** Maximum over all pages; no account has this many teams, and no team this many event types. */
export const MAX_ITEMS = 10_000;

/** Page sizes to which servers truncate when a larger one is requested. */
const USUAL_CAPS: ReadonlySet<number> = new Set([10, 20, 25, 50, 100, 200]);

/** What a page says about those that follow. */
interface PageFacts {
  /** How many items it holds, readable or not. */
  count: number;
  /** Keys that identify its items. */
  keys: readonly (string | number)[];
  pagination: Record<string, unknown>;
}

/**
 * Walks through the pages of a list, whichever way Cal.com pages it: by cursor, by offset, or not at all. Ends with an error
 * where pages repeat or have no end, as what such a list lacks is not known to be gone.
 */
export class Paging {
  private readonly seen = new Set<string | number>();
  private readonly cursors = new Set<string>();
  private skip = 0;
  private pages = 0;
  /** Whether the next page was requested although the previous one was not full. */
  private isProbe = false;

  /** @param size of a page, where the operation takes it: one that is full is then followed by another. */
  constructor(private readonly limits: { size?: number; maxPages: number }) {}

  get first(): Query {
    const { size: take } = this.limits;
    return take === undefined ? {} : { take, skip: 0 };
  }

  /** Whether a page is what a server answers to a probe that cannot skip: the list once more. To be asked before {@link after}. */
  isOnlyRepeat({ keys }: Pick<PageFacts, 'keys'>): boolean {
    return this.isProbe && keys.every((key) => this.seen.has(key));
  }

  /** The query of the page after this one; undefined after the last. @throws OddPart */
  after({ count, keys, pagination }: PageFacts): Query | undefined {
    const known = this.seen.size;
    for (const key of keys) this.seen.add(key);
    this.skip += count;
    const next = count > 0 ? this.next(count, pagination) : undefined;
    if (next === undefined) return undefined;
    if (keys.length > 0 && this.seen.size === known) throw new OddPart('data', 'repeats what was listed before');
    if (++this.pages >= this.limits.maxPages || this.skip >= MAX_ITEMS) throw new OddPart('data', 'has no end');
    return next;
  }

  private next(count: number, { nextCursor, hasMore, hasNextPage }: Record<string, unknown>): Query | undefined {
    const { size } = this.limits;
    if (typeof nextCursor === 'string' && nextCursor !== '' && hasMore !== false) {
      if (this.cursors.has(nextCursor)) throw new OddPart('pagination.nextCursor', 'repeats what was listed before');
      this.cursors.add(nextCursor);
      return size === undefined ? { cursor: nextCursor } : { take: size, cursor: nextCursor };
    }
    this.isProbe = hasNextPage === undefined && size !== undefined && count < size && USUAL_CAPS.has(count);
    const isFollowed = typeof hasNextPage === 'boolean' ? hasNextPage : count === size || this.isProbe;
    return isFollowed ? { take: size ?? count, skip: this.skip } : undefined;
  }
}
