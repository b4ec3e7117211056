import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeading } from '../../shared/access/page-heading';
import { MoreButton } from '../../shared/lists/more-button';
import { ResetFilters } from '../../shared/lists/reset-filters';
import { useIsWide } from '../../shared/lists/use-is-wide';
import { Empty } from '../../shared/states/empty';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { CallDrawer } from './details/call-drawer';
import { CallCards } from './list/call-cards';
import { CallsFilters } from './list/calls-filters';
import { CallsTable } from './list/calls-table';
import { filterOf } from './search';
import { useCalls } from './use-calls';
import { useGo } from './use-go';

const route = getRouteApi('/signed-in/calls');

export function CallsPage() {
  const { i18n } = useLingui();
  const search = route.useSearch();
  const go = useGo();
  const isWide = useIsWide();
  const filter = filterOf(search);
  const list = useCalls(filter);
  const isFiltered = Object.keys(filter).length > 0;
  const nothing = (
    <Empty text={isFiltered ? i18n.t('calls.none_found') : i18n.t('calls.none')}>
      {isFiltered && <ResetFilters onReset={() => go.to({})} />}
    </Empty>
  );
  return (
    <>
      <PageHeading>{i18n.t('calls.heading')}</PageHeading>
      <CallsFilters filter={filter} seen={list.data ?? []} />
      {filter.reason !== undefined && filter.outcome !== 'none' && (
        <Text size="sm" c="dimmed" mb="md">
          {i18n.t('calls.filter.reason_note')}
        </Text>
      )}
      <QueryView
        query={list}
        skeleton={<SkeletonLines count={8} height={56} />}
        empty={(calls) => (calls.length === 0 ? nothing : undefined)}
      >
        {(calls) => (isWide ? <CallsTable calls={calls} /> : <CallCards calls={calls} />)}
      </QueryView>
      <MoreButton list={list} />
      <Text size="sm" c="dimmed" mt="lg">
        {i18n.t('calls.retention')}
      </Text>
      {search.call !== undefined && (
        <CallDrawer key={search.call} callId={search.call} onClose={() => go.with({ call: undefined })} />
      )}
    </>
  );
}
