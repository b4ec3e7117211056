import { ApiError } from '../../../shared/api/client';

export interface LeavingTeam {
  id: number;
  name: string;
}

/** The teams that a suspicious list would switch off. */
export function leavingTeams(error: ApiError): LeavingTeam[] {
  const details = error.details as { would_deactivate?: LeavingTeam[] } | undefined;
  return details?.would_deactivate ?? [];
}
