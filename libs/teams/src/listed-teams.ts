import { isDeepStrictEqual } from 'node:util';
import type { CalcomTeam, ItemProblem } from '@app/calcom-client';
import type { TenantContext } from '@app/tenancy';
import type { SyncStatus, Team } from './team.entity';

/** Columns that a sync may overwrite. Branch, default and zone belong to the company and are not among them. */
export const FROM_CALCOM = ['calcomTeamSlug', 'calcomTeamName', 'name', 'isActive', 'goneAt', 'metadata'] as const;
/** Overwritten with them, and no reason to write. */
export const STAMPS = ['lastSyncedAt', 'updatedAt'] as const;

export type Row = ReturnType<typeof rowOf>;

export const differs = (row: Row, team: Team | undefined): boolean =>
  team === undefined || FROM_CALCOM.some((column) => !isDeepStrictEqual(row[column], team[column]));

/** Each team once, without organizations: Cal.com lists those among the teams, but they cannot be booked. */
export const bookable = (listed: CalcomTeam[]): CalcomTeam[] => [
  ...new Map(listed.filter((team) => !team.isOrganization).map((team) => [team.id, team])).values(),
];

/** Slugs are unique within one organization at Cal.com, but one key may see several: the first team keeps the slug. */
export function assignSlugs(listed: CalcomTeam[]): { slugs: Map<string, number>; doubled: ItemProblem[] } {
  const slugs = new Map<string, number>();
  const doubled: ItemProblem[] = [];
  for (const { id, slug } of listed) {
    if (slug === null) continue;
    const owner = slugs.get(slug);
    if (owner === undefined) slugs.set(slug, id);
    else {
      const message = `is the slug of team ${owner}, too; this one is kept without it`;
      doubled.push({ object: 'team', calcomId: id, field: 'slug', message });
    }
  }
  return { slugs, doubled };
}

/** Columns outside {@link FROM_CALCOM} count only for a new row. */
export function rowOf(
  tenant: TenantContext,
  listed: CalcomTeam,
  { known, slugs, branchId, at }: { known?: Team; slugs: Map<string, number>; branchId?: number; at: Date },
) {
  const renamedThere = known?.calcomTeamName !== listed.name;
  return {
    companyId: tenant.companyId,
    calcomTeamId: listed.id,
    calcomTeamSlug: listed.slug !== null && slugs.get(listed.slug) === listed.id ? listed.slug : null,
    calcomTeamName: listed.name,
    name: known && !renamedThere ? known.name : listed.name,
    timezone: listed.timezone,
    branch: branchId ?? null,
    // A team that comes back is active again; one that an administrator switched off stays off.
    isActive: known === undefined || known.goneAt != null || known.isActive,
    isDefault: false,
    goneAt: null,
    // Until its event types are stored.
    syncStatus: 'pending' as SyncStatus,
    lastSyncedAt: at,
    metadata: listed.metadata,
    createdAt: at,
    updatedAt: at,
  };
}
