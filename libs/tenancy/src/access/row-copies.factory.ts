import { type EntityClass, EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { ChangeFeed, type Subject } from './change-feed';
import { OwnChanges } from './own-changes';
import { RowCopies, TenantRowCopies } from './row-copies';

/** Makes local copies of rows, and lets those who write such rows read their own writes. */
@Injectable()
export class RowCopiesFactory {
  constructor(
    private readonly em: EntityManager,
    private readonly feed: ChangeFeed,
    private readonly ownChanges: OwnChanges,
  ) {}

  /** @param subject under which the database announces changes of the entity's table. */
  ofTenants<Copy extends { readonly companyId: number }>(
    subject: Subject,
    entity: EntityClass<object>,
  ): TenantRowCopies<Copy> {
    this.watch(entity);
    return new TenantRowCopies(this.feed, subject);
  }

  /** For rows that are looked up before their company is known. @param isOf whether a copy holds a row of the company. */
  ofLookups<Copy extends object>(
    subject: Subject,
    entity: EntityClass<object>,
    isOf: (copy: Copy, companyId: number) => boolean,
  ): RowCopies<Copy> {
    this.watch(entity);
    return new RowCopies(this.feed, subject, isOf);
  }

  private watch(entity: EntityClass<object>): void {
    this.ownChanges.watch(this.em.getMetadata(entity).tableName);
  }
}
