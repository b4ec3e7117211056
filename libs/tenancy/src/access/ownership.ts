import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { forbidden } from '@app/common';
import type { TenantContext } from './tenant-context';

export type OwnedKind = 'team' | 'branch' | 'booking' | 'sync run' | 'event type';

/** Says whether a row is the company's. Asked with an id that may be anything. */
type Owns = (tenant: TenantContext, id: number) => Promise<boolean>;

const MAX_PROVEN = 20_000;

/**
 * Whose is it? Each room answers for its own kind; everybody asks here, so that "foreign" and "does not exist" are
 * refused in one place with the same bytes.
 */
@Injectable()
export class Ownership {
  private readonly kinds = new Map<OwnedKind, Owns>();
  /**
   * Rows never change their company and their ids are never used again, so a proven "yes" stays true.
   * A "no" may become a "yes" when the row is created, and is asked again.
   */
  private readonly proven = new LRUCache<string, true>({ max: MAX_PROVEN });

  register(kind: OwnedKind, owns: Owns): void {
    this.kinds.set(kind, owns);
  }

  answersFor(kind: OwnedKind): boolean {
    return this.kinds.has(kind);
  }

  /** @throws AppError 403 `forbidden`, the same for a foreign id as for one that does not exist. */
  async require(tenant: TenantContext, kind: OwnedKind, id: number): Promise<void> {
    const owns = this.kinds.get(kind);
    if (!owns) throw new Error(`No room answers for the ownership of "${kind}"`);
    if (this.isProven(tenant, kind, id)) return;
    if (!(await owns(tenant, id))) throw refusalOf(kind);
    this.proven.set(factOf(tenant, kind, id), true);
  }

  /** Was it found to be the company's before? A "no" says nothing: {@link require} knows. */
  isProven(tenant: TenantContext, kind: OwnedKind, id: number): boolean {
    return this.proven.has(factOf(tenant, kind, id));
  }
}

const factOf = ({ companyId }: TenantContext, kind: OwnedKind, id: number): string => `${kind}:${companyId}:${id}`;

export const refusalOf = (kind: OwnedKind): Error => forbidden(`Unauthorized access to ${kind}`);
