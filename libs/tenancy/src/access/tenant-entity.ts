import { OptionalProps } from '@mikro-orm/core';
import { Entity, Filter, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Id } from './columns';

export const COMPANY_FILTER = 'company';
export const COMPANY_SETTING = 'app.company_id';

/** Scopes each query of an entity to one company; its `rls` setting is what the table's policy compares. */
export const OfCompany = (): ClassDecorator =>
  Filter({
    name: COMPANY_FILTER,
    cond: (args) => ({ companyId: args.companyId }),
    default: true,
    rls: { setting: COMPANY_SETTING },
  }) as ClassDecorator;

/** A row of a company that may be changed. */
@Entity({ abstract: true })
@OfCompany()
/** @typeParam Defaulted the properties that have a value of their own, so that creating a row need not name them. */
export abstract class TenantEntity<Defaulted extends string = never> {
  [OptionalProps]?: 'createdAt' | 'updatedAt' | Defaulted;

  @PrimaryKey({ type: Id })
  id: number;

  @Property({ type: Id })
  companyId: number;

  @Property({ type: 'Date', onCreate: () => new Date() })
  createdAt: Date;

  @Property({ type: 'Date', onCreate: () => new Date(), onUpdate: () => new Date() })
  updatedAt: Date;
}
