import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { CardList } from '../../shared/lists/card-list';
import { MoreButton } from '../../shared/lists/more-button';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { CallbackCard } from './callback-card';
import type { useCallbacks } from './use-callbacks';

interface Props {
  title: string;
  list: ReturnType<typeof useCallbacks>;
  empty: ReactNode;
}

export function CallbackSection({ title, list, empty }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" mb="sm" id={id}>
        {title}
      </Title>
      <QueryView
        query={list}
        skeleton={<SkeletonLines count={3} height={112} />}
        empty={(callbacks) => (callbacks.length === 0 ? empty : undefined)}
      >
        {(callbacks) => (
          <CardList label={title} items={callbacks} keyOf={(callback) => callback.id}>
            {(callback) => <CallbackCard callback={callback} />}
          </CardList>
        )}
      </QueryView>
      <MoreButton list={list} />
    </section>
  );
}
