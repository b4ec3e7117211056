import { AppError } from '@app/common';
import type { Team } from './team.entity';

/**
 * A team that is switched off, or that Cal.com no longer lists, takes no questions and no bookings. To be asked before
 * availability is looked up and before anything new is sent to Cal.com; never of a booking whose outcome is not known.
 * @throws AppError 409 `team_inactive`
 */
export function refuseInactive({ id, isActive }: Readonly<Pick<Team, 'id' | 'isActive'>>): void {
  if (!isActive) throw new AppError('team_inactive', { details: { team_id: id } });
}
