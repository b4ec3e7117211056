import type { AuditDetails } from '@app/tenancy';
import type { OutgoingEvent } from '@app/webhooks';
import type { Team } from './team.entity';

/** What an administrator can change of a team, by the names of the API's fields. */
export const factsOf = (team: Team) => ({
  name: team.name,
  branch_id: team.branch?.id ?? null,
  is_active: team.isActive,
  is_default: team.isDefault,
  timezone: team.timezone ?? null,
});

export type TeamFacts = ReturnType<typeof factsOf>;

/** A team may carry a person's name, so the audit log records only that it changed. */
const REDACTED: readonly (keyof TeamFacts)[] = ['name'];

/** The names of the changed fields, with old and new value where these are not redacted. Undefined: no change. */
export function changesOf(before: TeamFacts, after: TeamFacts): AuditDetails | undefined {
  const names = Object.keys(before) as (keyof TeamFacts)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return undefined;
  const shown = changed.filter((name) => !REDACTED.includes(name));
  return { changed, ...Object.fromEntries(shown.map((name) => [name, { from: before[name], to: after[name] }])) };
}

/** What a company's endpoints are told when the team takes no more questions and bookings. */
export const deactivated = (team: Team): OutgoingEvent => ({
  type: 'team.deactivated',
  subject: `team:${team.id}`,
  data: { id: team.id, name: team.name, calcom_team_id: team.calcomTeamId, is_listed: team.goneAt == null },
});
