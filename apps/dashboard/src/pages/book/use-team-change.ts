import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { servicesQuery } from '../../shared/teams/services';
import { sameService } from './nearest';
import type { BookingState } from './use-booking-state';
import { useGo } from './use-go';

const PREFETCHED = 6;

/** Changes the team. A service that the other team offers as well stays chosen. */
export function useTeamChange({ service, teams }: BookingState) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const go = useGo();
  const change = (team: number): void => {
    go({ team, service: undefined, duration: undefined, day: undefined, slot: undefined, month: undefined });
    void queries.fetchQuery(servicesQuery(team)).then((services) => {
      const same = sameService(service, services);
      if (!same) return undefined;
      return navigate({
        to: '/',
        search: (now) => (now.team === team && now.service === undefined ? { ...now, service: same.id } : now),
        replace: true,
        resetScroll: false,
      });
    }, ignore);
  };
  const prefetch = (): void => {
    for (const { id } of teams.data?.slice(0, PREFETCHED) ?? []) void queries.prefetchQuery(servicesQuery(id));
  };
  return { change, prefetch };
}

/** The list of services says itself that it could not be loaded. */
const ignore = (): void => {};
