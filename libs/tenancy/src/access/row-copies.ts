import { LocalCache } from '@app/common';
import type { ChangeFeed, RowChange, Subject } from './change-feed';
import type { CompanyId } from './tenant-context';

/** A copy takes about half a kilobyte. */
const MAX_COPIES = 50_000;

/**
 * A local cache of rows that almost every request needs, by the key under which the change feed announces them. A copy
 * is used until its rows change, wherever that happens, and not while the feed may be late. What does not exist is not
 * remembered: it may be created at any time.
 *
 * @typeParam Copy shared by all requests, and therefore frozen.
 */
export class RowCopies<Copy extends object> {
  private readonly copies: LocalCache<Copy>;
  private readonly loads = new Map<string, Promise<Copy | undefined>>();

  /** @param isOf whether a copy holds a row of the company. */
  constructor(
    feed: ChangeFeed,
    private readonly subject: Subject,
    private readonly isOf: (copy: Copy, companyId: number) => boolean,
  ) {
    this.copies = new LocalCache(feed, { capacity: MAX_COPIES });
    feed.listen(
      (change) => this.invalidate(change),
      () => this.copies.invalidateAll(),
    );
  }

  /**
   * The copy, or what `load` reads from the database. Undefined when there is no such row.
   * @param asker the scope that `load` reads in: what one company cannot see says nothing about what another one sees.
   */
  async get(key: string, load: () => Promise<Copy | undefined>, asker = 0): Promise<Copy | undefined> {
    return this.copies.get(key) ?? this.loaded(key, load, asker);
  }

  /** The copy, if there is one that may be used. */
  known(key: string): Copy | undefined {
    return this.copies.get(key);
  }

  /** One load for all who ask at the same time, but for those who ask after a change. */
  private loaded(key: string, load: () => Promise<Copy | undefined>, asker: number): Promise<Copy | undefined> {
    const epoch = this.copies.epochOf(key);
    const flight = `${asker}:${epoch}:${key}`;
    const joined = this.loads.get(flight);
    if (joined) return joined;
    const begun = load()
      .then((copy) => {
        if (copy) this.copies.fill(key, Object.freeze(copy), epoch);
        return copy;
      })
      .finally(() => this.loads.delete(flight));
    this.loads.set(flight, begun);
    return begun;
  }

  private invalidate(change: RowChange): void {
    if (change === 'everything') this.copies.invalidateAll();
    else if (change.subject !== this.subject) return;
    else if ('keys' in change) for (const key of change.keys) this.copies.invalidate(key);
    else this.copies.invalidateWhere((copy) => this.isOf(copy, change.companyId));
  }
}

/** {@link RowCopies} of rows that belong to one company each: no other company is given them, whatever key it asks for. */
export class TenantRowCopies<Copy extends { readonly companyId: number }> {
  private readonly copies: RowCopies<Copy>;

  constructor(feed: ChangeFeed, subject: Subject) {
    this.copies = new RowCopies(feed, subject, (copy, companyId) => copy.companyId === companyId);
  }

  /** Undefined for another company's row as for one that does not exist. @param load reads in the company's scope. */
  async get(
    { companyId }: { companyId: CompanyId },
    key: string | number,
    load: () => Promise<Copy | undefined>,
  ): Promise<Copy | undefined> {
    return ownOf(companyId, await this.copies.get(String(key), load, companyId));
  }

  /** The copy, if there is one that may be used. Undefined says nothing about the row: {@link get} does. */
  known({ companyId }: { companyId: CompanyId }, key: string | number): Copy | undefined {
    return ownOf(companyId, this.copies.known(String(key)));
  }
}

const ownOf = <Copy extends { readonly companyId: number }>(companyId: CompanyId, copy?: Copy): Copy | undefined =>
  copy?.companyId === companyId ? copy : undefined;
