import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';

export interface SlotQuestion {
  team: number;
  /** Cal.com's id of the event type. */
  service: number;
  /** Minutes. */
  duration: number;
  /** `2026-12-01`, both included, at most 31 days. */
  from: string;
  to: string;
  /** IANA: whose days are meant. */
  zone: string;
  /** The appointment that is to be moved: its own time counts as free. */
  booking?: number;
}

/** The free times of some days; disabled without a question. The shown times stay while other days are fetched. */
export const availabilityQuery = (question: SlotQuestion | undefined) =>
  queryOptions({
    queryKey: ['availability', question],
    queryFn: question ? () => ask(question) : skipToken,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

const ask = ({ team, service, duration, from, to, zone, booking }: SlotQuestion) =>
  dataOf(
    api.GET('/api/retell/check-availability', {
      params: {
        query: {
          team_id: team,
          event_type_id: service,
          duration,
          date: from,
          end_date: to,
          timezone: zone,
          ...(booking === undefined ? {} : { booking_id: booking }),
        },
      },
    }),
  );
