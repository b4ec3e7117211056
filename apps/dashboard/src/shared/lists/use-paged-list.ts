import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

export interface Page<Item> {
  data: Item[];
  next_cursor: string | null;
}

/**
 * A list that is read page by page. The shown items stay while those of other filters are fetched.
 * @param fetchPage fetches the page behind a cursor, and the first one without a cursor.
 */
export const usePagedList = <Item>(queryKey: QueryKey, fetchPage: (cursor?: string) => Promise<Page<Item>>) =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
    placeholderData: keepPreviousData,
  });
