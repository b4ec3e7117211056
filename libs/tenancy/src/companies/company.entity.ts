import { OptionalProps } from '@mikro-orm/core';
import { Entity, Filter, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Locale } from '@app/speech';
import { Id } from '../access/columns';
import { COMPANY_FILTER, COMPANY_SETTING } from '../access/tenant-entity';

/**
 * `number`: the number that the call comes from finds the appointment, and the caller names its day or the name on it, or
 * its code. `code`: its code, always.
 */
export type CallerCheck = 'number' | 'code';

/** The tenant. */
@Entity({ tableName: 'companies' })
@Filter({
  name: COMPANY_FILTER,
  cond: (args) => ({ id: args.companyId }),
  default: true,
  rls: { setting: COMPANY_SETTING },
})
export class Company {
  [OptionalProps]?:
    'createdAt' | 'updatedAt' | 'locale' | 'callerCheck' | 'calcomKeyVersion' | 'storeTranscripts' | 'greetByName';

  @PrimaryKey({ type: Id })
  id: number;

  @Property({ type: 'string' })
  name: string;

  /** IANA. */
  @Property({ type: 'string' })
  timezone: string;

  @Property({ type: 'string' })
  locale: Locale = 'de';

  /** ISO 3166-1: whose phone numbers need no country code. Absent: that of the time zone. */
  @Property({ type: 'string', nullable: true })
  country?: string | null;

  /** How callers prove that an appointment is theirs before it is moved or cancelled. */
  @Property({ type: 'string' })
  callerCheck: CallerCheck = 'number';

  /** Sealed with the company's id as context; opened only to call Cal.com. */
  @Property({ type: 'string', nullable: true, hidden: true, lazy: true })
  calcomApiKey?: string | null;

  /** Base URL of a self-hosted Cal.com; absent: the service's default. */
  @Property({ type: 'string', nullable: true })
  calcomBaseUrl?: string | null;

  /** Cal.com's ids of the key's owner, and of their organization in the next column; absent: not known yet. */
  @Property({ type: Id, nullable: true })
  calcomUserId?: number | null;

  @Property({ type: Id, nullable: true })
  calcomOrganizationId?: number | null;

  /** How often the key was replaced. Answers that Cal.com gave to a former one are not those to this one. */
  @Property({ type: 'integer', default: 0 })
  calcomKeyVersion: number = 0;

  /** Since when Cal.com refuses the key; absent: it does not. */
  @Property({ type: 'Date', nullable: true })
  calcomKeyRefusedAt?: Date | null;

  /** Whether the log of its calls keeps what was said in them. */
  @Property({ type: 'boolean', default: false })
  storeTranscripts: boolean = false;

  /** Whether callers whose number is known are greeted by name. A number can be forged. */
  @Property({ type: 'boolean', default: false })
  greetByName: boolean = false;

  @Property({ type: 'Date', onCreate: () => new Date() })
  createdAt: Date;

  @Property({ type: 'Date', onCreate: () => new Date(), onUpdate: () => new Date() })
  updatedAt: Date;
}
