import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeading } from '../../shared/access/page-heading';
import { MoreButton } from '../../shared/lists/more-button';
import { ResetFilters } from '../../shared/lists/reset-filters';
import { Empty } from '../../shared/states/empty';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { BookingsFilters } from './list/bookings-filters';
import { BookingsList } from './list/bookings-list';
import { useBookings } from './use-bookings';
import { useGo } from './use-go';

const route = getRouteApi('/signed-in/bookings');

export function BookingsPage() {
  const { i18n } = useLingui();
  const filter = route.useSearch();
  const go = useGo();
  const { list, open, others } = useBookings(filter);
  const isFiltered = Object.keys(filter).length > 0;
  const nothing = (
    <Empty text={isFiltered ? i18n.t('bookings.none_found') : i18n.t('bookings.none')}>
      {isFiltered && <ResetFilters onReset={() => go.to({})} />}
    </Empty>
  );
  return (
    <>
      <PageHeading>{i18n.t('bookings.heading')}</PageHeading>
      <BookingsFilters filter={filter} />
      <QueryView
        query={list}
        skeleton={<SkeletonLines count={8} height={56} />}
        empty={() => (open.length + others.length === 0 ? nothing : undefined)}
      >
        {() => <BookingsList open={open} others={others} />}
      </QueryView>
      <MoreButton list={list} />
    </>
  );
}
