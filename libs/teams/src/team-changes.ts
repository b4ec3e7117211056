import type { AuditDetails } from '@app/tenancy';
import type { Team } from './team.entity';

/** What an administrator can change of a team, by the names that a request uses. */
export const factsOf = (team: Team) => ({
  name: team.name,
  branch_id: team.branch?.id ?? null,
  is_active: team.isActive,
  is_default: team.isDefault,
  timezone: team.timezone ?? null,
});

export type TeamFacts = ReturnType<typeof factsOf>;

/** A team may be called after somebody: of its name it is only told that it has changed. */
const UNTOLD: readonly (keyof TeamFacts)[] = ['name'];

/** What has changed and, where it is harmless, from what to what. Undefined: nothing has. */
export function changesOf(before: TeamFacts, after: TeamFacts): AuditDetails | undefined {
  const names = Object.keys(before) as (keyof TeamFacts)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return undefined;
  const told = changed.filter((name) => !UNTOLD.includes(name));
  return { changed, ...Object.fromEntries(told.map((name) => [name, { from: before[name], to: after[name] }])) };
}
