import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { servicesQuery } from '../../shared/teams/services';
import { teamsQuery } from '../../shared/teams/teams';
import { browserZone, dayOf } from '../../shared/time/zones';
import { monthOf } from '../../shared/picker/months';
import { dayOfAddress, durationOf, type Notice, serviceOf, teamOf } from './nearest';
import type { BookingSearch } from './search';

/** What the address says, as far as it exists, and what was asked for to know. */
export function useBookingState(search: BookingSearch) {
  const teams = useQuery(teamsQuery);
  const team = teamOf(teams.data ?? [], search.team);
  const services = useQuery({ ...servicesQuery(team.chosen?.id), placeholderData: keepPreviousData });
  const service = serviceOf(services.isPlaceholderData ? [] : (services.data ?? []), search.service);
  const duration = service.chosen && durationOf(service.chosen, search.duration);
  const teamZone = team.chosen?.timezone ?? 'UTC';
  const zone = search.zone === 'mine' ? browserZone() : teamZone;
  const today = dayOf(new Date(), zone);
  const day = dayOfAddress(search.day, today);
  const notices: (Notice | undefined)[] = [
    teams.data && team.notice,
    services.data && !services.isPlaceholderData ? service.notice : undefined,
    duration?.notice,
    day.notice,
  ];
  return {
    search,
    teams,
    services,
    team: team.chosen,
    service: service.chosen,
    duration: duration?.chosen,
    zone,
    teamZone,
    today,
    day: day.chosen,
    month: search.month ?? (day.chosen === undefined ? undefined : monthOf(day.chosen)),
    notice: notices.find((notice) => notice !== undefined),
  };
}

export type BookingState = ReturnType<typeof useBookingState>;
