import { useQuery } from '@tanstack/react-query';
import { itemsOf } from '@team-selector/client';

type Pages<Item> = Parameters<typeof itemsOf<Item>>[0];

/** One item of a list whose items cannot be fetched individually; null if there is none with this id. */
export const useOneOf = <Item extends { id: number }>(key: string, id: string, pages: Pages<Item>) =>
  useQuery({
    queryKey: [key, 'one', id],
    queryFn: async () => {
      for await (const item of itemsOf(pages)) if (String(item.id) === id) return item;
      return null;
    },
  });
