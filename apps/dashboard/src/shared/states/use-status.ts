import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';
import { unreachable } from '../api/conditions';
import { useStore } from '../api/store';

const WHILE_UP_MS = 60_000;
const WHILE_DOWN_MS = 15_000;
/** Only this request detects that the server can be reached again. */
const WHILE_UNREACHABLE_MS = 5000;

/** The company's state. Polled more often while Cal.com does not answer, and not while the page is hidden. */
export function useStatus() {
  const isUnreachable = useStore(unreachable);
  return useQuery({
    queryKey: ['status'],
    queryFn: () => dataOf(api.GET('/api/status')),
    refetchInterval: ({ state }) => {
      if (isUnreachable) return WHILE_UNREACHABLE_MS;
      return state.data?.calcom?.state === 'up' ? WHILE_UP_MS : WHILE_DOWN_MS;
    },
  });
}
