import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';

const WHILE_UP_MS = 60_000;
const WHILE_DOWN_MS = 15_000;

/** The company's state, asked more often while Cal.com does not answer, and not while nobody looks. */
export const useStatus = () =>
  useQuery({
    queryKey: ['status'],
    queryFn: () => dataOf(api.GET('/api/status')),
    refetchInterval: ({ state }) => (state.data?.calcom?.state === 'up' ? WHILE_UP_MS : WHILE_DOWN_MS),
  });
