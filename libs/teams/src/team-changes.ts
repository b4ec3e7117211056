import { forbidden } from '@app/common';
import type { OutgoingEvent } from '@app/webhooks';
import type { TeamPatchDto } from './team.dto';
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
export const REDACTED: readonly (keyof TeamFacts)[] = ['name'];

/**
 * What an administrator of one branch may not decide, as it concerns the others. A branch that is not theirs is refused
 * by the ownership check.
 * @throws AppError 403
 */
export function refuseChangesOfCompany({ branch_id, is_default }: TeamPatchDto): void {
  if (branch_id === null) throw forbidden('Only administrators of the whole company can take a team out of its branch');
  if (is_default !== undefined) throw forbidden('Only administrators of the whole company can choose the default team');
}

/** The event for a company's endpoints when the team no longer accepts availability requests and bookings. */
export const deactivated = (team: Team): OutgoingEvent => ({
  type: 'team.deactivated',
  subject: `team:${team.id}`,
  data: { id: team.id, name: team.name, calcom_team_id: team.calcomTeamId, is_listed: team.goneAt == null },
});
