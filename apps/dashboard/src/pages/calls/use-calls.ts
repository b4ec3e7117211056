import type { Call } from '@team-selector/client';
import { api } from '../../shared/api/client';
import { pageOf } from '../../shared/api/page-of';
import { usePagedList } from '../../shared/lists/use-paged-list';
import { useMe } from '../../shared/session/use-me';
import { startOfDay } from '../../shared/time/day-start';
import type { CallsFilter } from './search';

/** The calls of a filter, the newest first. */
export function useCalls({ agent, outcome, reason, from }: CallsFilter) {
  const { timezone } = useMe().company;
  const question = {
    ...(agent === undefined ? {} : { agent_id: agent }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(from === undefined ? {} : { from: startOfDay(from, timezone) }),
  };
  return usePagedList<Call>(['calls', question], (cursor) =>
    pageOf(
      api.GET('/api/retell/calls', { params: { query: { ...question, ...(cursor === undefined ? {} : { cursor }) } } }),
    ),
  );
}
