import { useTeams } from './teams';

/** The zone that an appointment is told in: its team's; of a team that is not listed any more, its own. */
export function useTeamZone(booking: { team_id: number; timezone: string }): string {
  const { data = [] } = useTeams();
  return data.find(({ id }) => id === booking.team_id)?.timezone ?? booking.timezone;
}
