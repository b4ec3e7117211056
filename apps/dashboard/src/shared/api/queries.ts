import { QueryClient } from '@tanstack/react-query';

/** The client repeats by itself what may be repeated, so a query fails at the first answer that remains. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
