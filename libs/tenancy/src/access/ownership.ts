import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { forbidden, LocalCache } from '@app/common';
import { ChangeFeed } from './change-feed';
import type { TenantContext } from './tenant-context';

/** What routes can name in their paths, by the word in the 403. */
export type OwnedKind =
  | 'team'
  | 'branch'
  | 'user'
  | 'token'
  | 'booking'
  | 'sync run'
  | 'event type'
  | 'webhook endpoint'
  | 'webhook delivery'
  | 'callback'
  | 'agent'
  | 'call';

/** Most rows are named by their number, and some by what another service calls them. */
export type OwnedId<Kind extends OwnedKind = OwnedKind> = Kind extends 'call' ? string : number;

/** Whether the row belongs to the company, and to the branch that the caller is limited to. The id is unchecked input. */
type Owns<Kind extends OwnedKind> = (tenant: TenantContext, id: OwnedId<Kind>) => Promise<boolean>;

const MAX_PROVEN = 20_000;

const PROVEN = {};

/**
 * Checks that a row belongs to the caller's company, and to the branch that the caller is limited to. Each room registers the lookup for its own kind; the refusal is made
 * here alone, so that "foreign" and "does not exist" are the same bytes.
 */
@Injectable()
export class Ownership {
  private readonly kinds = new Map<OwnedKind, Owns<never>>();
  /**
   * Rows never change their company and ids are never reused, so a positive result can be cached without invalidation.
   * A negative one is not cached: the row may be created later.
   */
  private readonly proven = new LRUCache<string, true>({ maxSize: MAX_PROVEN, sizeCalculation: () => 1 });
  /** The same for callers who are limited to a branch, until a team changes: it may have left the branch. */
  private readonly provenOfBranch: LocalCache<object>;

  constructor(feed: ChangeFeed) {
    this.provenOfBranch = new LocalCache(feed, { capacity: MAX_PROVEN });
    feed.listen(
      (change) => {
        if (change === 'everything' || change.subject === 'team') this.provenOfBranch.invalidateAll();
      },
      () => this.provenOfBranch.invalidateAll(),
    );
  }

  register<Kind extends OwnedKind>(kind: Kind, owns: Owns<Kind>): void {
    this.kinds.set(kind, owns as Owns<never>);
  }

  answersFor(kind: OwnedKind): boolean {
    return this.kinds.has(kind);
  }

  /** @throws AppError 403 `forbidden`, the same for a foreign id as for one that does not exist. */
  async require<Kind extends OwnedKind>(tenant: TenantContext, kind: Kind, id: OwnedId<Kind>): Promise<void> {
    const owns = this.kinds.get(kind);
    if (!owns) throw new Error(`No room answers for the ownership of "${kind}"`);
    if (this.isProven(tenant, kind, id)) return;
    const fact = factOf(tenant, kind, id);
    const epoch = this.provenOfBranch.epochOf(fact);
    if (!(await owns(tenant, id as never))) throw refusalOf(kind);
    if (tenant.branchId === undefined) this.proven.set(fact, true);
    else this.provenOfBranch.fill(fact, PROVEN, epoch);
  }

  /** Whether ownership was proven before, without a query. False decides nothing: {@link require} does. */
  isProven<Kind extends OwnedKind>(tenant: TenantContext, kind: Kind, id: OwnedId<Kind>): boolean {
    const fact = factOf(tenant, kind, id);
    return tenant.branchId === undefined ? this.proven.has(fact) : this.provenOfBranch.get(fact) !== undefined;
  }
}

const factOf = ({ companyId, branchId = 0 }: TenantContext, kind: OwnedKind, id: OwnedId): string =>
  `${kind}:${companyId}:${branchId}:${id}`;

/** The 403 for a foreign or missing row. */
export const refusalOf = (kind: OwnedKind): Error => forbidden(`Unauthorized access to ${kind}`);
