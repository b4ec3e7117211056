import { useQuery } from '@tanstack/react-query';
import { itemsOf } from '@team-selector/client';
import { api } from '../../../shared/api/client';

/** Users beyond this limit are shown by their id. */
const MAX_PEOPLE = 1000;

/** Addresses of the company's users by their ids. */
export const usePeople = () =>
  useQuery({
    queryKey: ['users', 'addresses'],
    staleTime: 60_000,
    queryFn: async () => {
      const people = new Map<number, string>();
      const users = itemsOf((cursor) => api.GET('/api/users', { params: { query: { cursor, limit: 100 } } }));
      for await (const { id, email } of users) {
        people.set(id, email);
        if (people.size >= MAX_PEOPLE) break;
      }
      return people;
    },
  });
