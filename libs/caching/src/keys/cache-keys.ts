import { hash } from 'node:crypto';
import type { CompanyId } from '@app/tenancy';

declare const brand: unique symbol;

/** The key of one cached answer. Only {@link cacheKeys} makes keys, so each carries the company it belongs to. */
export type CacheKey = string & { readonly [brand]: 'CacheKey' };

/** The common prefix of keys that cannot be listed beforehand, such as all requested ranges of one event type. */
export type CacheFamily = string & { readonly [brand]: 'CacheFamily' };

/** What an availability answer depends on besides team and event type. */
export interface AvailabilityRange {
  from: string;
  to: string;
  /** IANA. */
  timezone: string;
  /** Minutes; absent: the event type's own. */
  duration?: number;
  /** How often the company's key for Cal.com was replaced; absent as 0: never. */
  keyVersion?: number;
}

/** Of the text of an availability answer: two releases that write it in different forms may share a Redis. */
const FORM = 'body';

const team = (companyId: CompanyId, teamId: number): string => `company:${companyId}:calcom_team:${teamId}`;

/** The only place where keys are made. */
export const cacheKeys = {
  teams: (companyId: CompanyId): CacheKey => `company:${companyId}:calcom_teams:all` as CacheKey,

  defaultTeam: (companyId: CompanyId): CacheKey => `company:${companyId}:calcom_teams:default` as CacheKey,

  branchTeams: (companyId: CompanyId, branchId: number): CacheKey =>
    `company:${companyId}:branch:${branchId}:calcom_teams` as CacheKey,

  eventTypes: (companyId: CompanyId, teamId: number): CacheKey => `${team(companyId, teamId)}:event_types` as CacheKey,

  availability: (
    companyId: CompanyId,
    teamId: number,
    eventTypeId: number,
    { from, to, timezone, duration, keyVersion }: AvailabilityRange,
  ): CacheKey => {
    const range = JSON.stringify([from, to, timezone, duration ?? null, FORM, ...(keyVersion ? [keyVersion] : [])]);
    const digest = hash('sha256', range, 'base64url').slice(0, 22);
    return `${cacheKeys.availabilityFamily(companyId, teamId, eventTypeId)}:${digest}` as CacheKey;
  },

  availabilityFamily: (companyId: CompanyId, teamId: number, eventTypeId: number): CacheFamily =>
    `${team(companyId, teamId)}:availability:${eventTypeId}` as CacheFamily,
};

/** The company that a key belongs to. */
export const companyIn = (key: CacheKey): string => key.split(':', 2)[1] as string;

const MEMBER = /^company:\d+:calcom_team:\d+:availability:\d+(?=:[^:]+$)/;

/** The family that a key belongs to; undefined for a key that is invalidated by itself. */
export const familyOf = (key: CacheKey): CacheFamily | undefined =>
  // A search for a word is cheaper than the expression, and most keys are no members.
  key.includes(':availability:') ? (MEMBER.exec(key)?.[0] as CacheFamily | undefined) : undefined;

/**
 * The Redis key of the lease. The braces make the whole value key the hash tag, so that value and lease share one slot
 * of a Redis Cluster and one script may touch both.
 */
export const leaseKeyOf = (key: CacheKey): string => `{${key}}:lease`;

/** The Redis key of the stale value, in the slot of the value; see {@link leaseKeyOf}. */
export const staleKeyOf = (key: CacheKey): string => `{${key}}:last`;

/** The Redis key of the generation under which a member was loaded, in the slot of its value. */
export const loadedUnderKeyOf = (key: CacheKey): string => `{${key}}:generation`;

/** The Redis key of a family's generation. */
export const generationKeyOf = (family: CacheFamily): string => `generation:${family}`;

/** The Redis key of a company's members in the order of their expiry; that of their sizes shares its slot. */
export const membersKeyOf = (company: string): string => `members:company:${company}`;
export const memberSizesKeyOf = (company: string): string => `{${membersKeyOf(company)}}:bytes`;
