import { useTeams } from './teams';

/** The zone in which an appointment is shown: its team's, or its own if the team is not listed any more. */
export function useTeamZone(booking: { team_id: number; timezone: string }): string {
  const { data = [] } = useTeams();
  return data.find(({ id }) => id === booking.team_id)?.timezone ?? booking.timezone;
}
