import type { Origin } from '@app/common';
import type { Locale } from '@app/speech';

declare const brand: unique symbol;

/** The verified id of the caller's company. A plain number does not have this type, so no key can be built from one. */
export type CompanyId = number & { readonly [brand]: 'CompanyId' };

/** The rows that a unit of work may see: a company's, or those of one branch of it. */
export type TenantScope = Pick<TenantContext, 'companyId' | 'branchId'>;

/** `agent`: a voice agent. */
export type Role = 'admin' | 'member' | 'agent';

/** Abilities that allow everything, as in Laravel Sanctum. */
export const EVERY_ABILITY = '*';

interface TenantFacts {
  companyId: number;
  role: Role;
  abilities: readonly string[];
  locale: Locale;
  /** IANA. */
  timezone: string;
  companyName: string;
  /** Null as undefined: the whole company. */
  branchId?: number | null;
  userId?: number;
  tokenId?: number;
  agentId?: number;
  isOnPage?: boolean;
  origin?: Origin;
}

/**
 * The tenant and the caller of a request or a job. Immutable; made once, by a guard for a request or by
 * {@link TenantContext.forCompany} for a job, and passed on as the first argument.
 */
export class TenantContext {
  readonly companyId: CompanyId;
  readonly companyName: string;
  /** The branch that the caller is limited to; undefined: the whole company. */
  readonly branchId?: number;
  readonly role: Role;
  readonly abilities: readonly string[];
  readonly locale: Locale;
  readonly timezone: string;
  readonly userId?: number;
  readonly tokenId?: number;
  readonly agentId?: number;
  /** Whether the cookie of the page has authenticated the request. */
  readonly isOnPage?: boolean;
  /** Absent in background work. */
  readonly origin?: Origin;

  constructor(facts: TenantFacts) {
    this.companyId = facts.companyId as CompanyId;
    this.companyName = facts.companyName;
    this.branchId = facts.branchId ?? undefined;
    this.role = facts.role;
    this.abilities = Object.freeze([...facts.abilities]);
    this.locale = facts.locale;
    this.timezone = facts.timezone;
    this.userId = facts.userId;
    this.tokenId = facts.tokenId;
    this.agentId = facts.agentId;
    this.isOnPage = facts.isOnPage;
    this.origin = facts.origin;
    Object.freeze(this);
  }

  /** The context of background work: the company itself, with all rights within the company. */
  static forCompany(company: { id: number; name: string; locale: Locale; timezone: string }): TenantContext {
    return new TenantContext({
      companyId: company.id,
      companyName: company.name,
      role: 'admin',
      abilities: [EVERY_ABILITY],
      locale: company.locale,
      timezone: company.timezone,
    });
  }

  /** A copy with the origin of the request. */
  calledFrom(origin: Origin): TenantContext {
    return new TenantContext({ ...this, origin });
  }

  /** A copy for a user who is signed in to the page. */
  onPage(): TenantContext {
    return new TenantContext({ ...this, isOnPage: true });
  }

  can(ability: string): boolean {
    return this.abilities.includes(EVERY_ABILITY) || this.abilities.includes(ability);
  }
}
