import { createHash } from 'node:crypto';
import type { CompanyId } from '@app/tenancy';

declare const brand: unique symbol;

/** The name of one cached answer. Only {@link cacheKeys} makes one, so every key carries the company it belongs to. */
export type CacheKey = string & { readonly [brand]: 'CacheKey' };

/** The common beginning of keys that cannot be listed beforehand, such as every range asked for one event type. */
export type CacheFamily = string & { readonly [brand]: 'CacheFamily' };

/** What an availability answer depends on besides team and event type. */
export interface AvailabilityRange {
  from: string;
  to: string;
  /** IANA. */
  timezone: string;
  /** Minutes; absent: the event type's own. */
  duration?: number;
}

const team = (companyId: CompanyId, teamId: number): string => `company:${companyId}:calcom_team:${teamId}`;

/** The one author of keys. */
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
    { from, to, timezone, duration }: AvailabilityRange,
  ): CacheKey => {
    const asked = JSON.stringify([from, to, timezone, duration ?? null]);
    const hash = createHash('sha256').update(asked).digest('base64url').slice(0, 22);
    return `${cacheKeys.availabilityFamily(companyId, teamId, eventTypeId)}:${hash}` as CacheKey;
  },

  availabilityFamily: (companyId: CompanyId, teamId: number, eventTypeId: number): CacheFamily =>
    `${team(companyId, teamId)}:availability:${eventTypeId}` as CacheFamily,
};

/** The family that a key would be a member of; not every key is one of any. */
export const familyOf = (key: CacheKey): CacheFamily => key.slice(0, key.lastIndexOf(':')) as CacheFamily;

/**
 * Where the lease on a key lies. The braces make the whole value key the hash tag, so that value and lease share one
 * slot of a Redis Cluster and one script may touch both.
 */
export const leaseKeyOf = (key: CacheKey): string => `{${key}}:lease`;

/** Where the value stays that was written last, in the slot of the value; see {@link leaseKeyOf}. */
export const staleKeyOf = (key: CacheKey): string => `{${key}}:last`;

/** Where the members of a family are written down. */
export const registerKeyOf = (family: CacheFamily): string => `register:${family}`;
