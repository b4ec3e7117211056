import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { PageHeading } from '../../shared/access/page-heading';
import { Empty } from '../../shared/states/empty';
import { Failed } from '../../shared/states/failed';
import { Loading } from '../../shared/states/loading';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { Choosing } from './choosing/choosing';
import { NoticeLine } from './choosing/notice-line';
import { useBookingState } from './use-booking-state';

const Details = lazy(() => import('./details/details').then(({ Details: it }) => ({ default: it })));

const route = getRouteApi('/signed-in/');

/**
 * What was chosen is marked at once. The days, the times and the form follow from it in a render that lets the browser
 * paint in between, because they take longer than a click may on a slow device.
 */
export function BookPage() {
  const { i18n } = useLingui();
  const search = route.useSearch();
  const { team, service, duration, zone } = search;
  const chosen = useMemo(() => ({ team, service, duration, zone }), [team, service, duration, zone]);
  const state = useBookingState(useDeferredValue(search));
  const { slot } = state.search;
  const [gone, setGone] = useState<string>();
  const onGone = useCallback(() => setGone(slot), [slot]);
  const isGone = slot !== undefined && gone === slot;
  const skeleton = (
    <Loading>
      <SkeletonLines count={6} height={64} />
    </Loading>
  );
  return (
    <>
      <PageHeading>{i18n.t('book.heading')}</PageHeading>
      {state.teams.data?.length === 0 && <Empty text={i18n.t('book.no_teams')} />}
      {state.teams.isError && !state.teams.data && (
        <Failed error={state.teams.error} onRetry={() => void state.teams.refetch()} />
      )}
      {state.teams.isPending && skeleton}
      {state.team && (
        <>
          <NoticeLine notice={state.notice ?? (isGone ? 'slot_gone' : undefined)} />
          {state.service && slot !== undefined && !isGone ? (
            <Suspense fallback={skeleton}>
              <Details key={state.service.id} state={state} service={state.service} slot={slot} onGone={onGone} />
            </Suspense>
          ) : (
            <Choosing state={state} chosen={chosen} />
          )}
        </>
      )}
    </>
  );
}
