import type { Call } from '@team-selector/client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { pageOf } from '../../shared/api/page-of';
import { useMe } from '../../shared/session/use-me';

/**
 * The agents to choose from, by Retell's ids. Only administrators may list all of them; others choose among those of the
 * calls that they see.
 */
export function useAgents(seen: readonly Call[], chosen: string | undefined): string[] {
  const isAdmin = useMe().role === 'admin';
  const { data = [] } = useQuery({
    queryKey: ['agents', 'ids'],
    queryFn: async () => {
      const { data: agents } = await pageOf(api.GET('/api/retell/agents', { params: { query: { limit: 100 } } }));
      return agents.map(({ agent_id }) => agent_id);
    },
    enabled: isAdmin,
  });
  const ids = new Set([...data, ...seen.map(({ agent_id }) => agent_id)]);
  if (chosen !== undefined) ids.add(chosen);
  return [...ids].toSorted();
}
