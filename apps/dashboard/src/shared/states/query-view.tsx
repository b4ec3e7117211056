import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed } from './failed';
import { Loading } from './loading';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'isError' | 'error'> & { refetch: () => unknown };
  /** In the shape of the content. */
  skeleton: ReactNode;
  /** What to show instead of empty data. */
  empty?: (data: T) => ReactNode | undefined;
  children: (data: T) => ReactNode;
}

/** What a query has to show: its data, also while it asks again; else that it loads, or why it has failed. */
export function QueryView<T>({ query, skeleton, empty, children }: Props<T>) {
  if (query.data !== undefined) return <>{empty?.(query.data) ?? children(query.data)}</>;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading>{skeleton}</Loading>;
}
