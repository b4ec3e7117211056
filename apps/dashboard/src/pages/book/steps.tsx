import { useLingui } from '@lingui/react';
import { lazy, memo, Suspense, useCallback, useState } from 'react';
import { Empty } from '../../shared/states/empty';
import { Failed } from '../../shared/states/failed';
import { Loading } from '../../shared/states/loading';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { Choosing } from './choosing/choosing';
import { NoticeLine } from './choosing/notice-line';
import type { BookingSearch } from './search';
import { useBookingState } from './use-booking-state';

const Details = lazy(() => import('./details/details').then(({ Details: it }) => ({ default: it })));

interface Props {
  search: BookingSearch;
  /** What is chosen by now; `search` may still be the choice before. */
  chosen: BookingSearch;
}

/** The steps up to a time, or the form for it; nothing of them is rendered again while the address is the same. */
export const Steps = memo(function Steps({ search, chosen }: Props) {
  const { i18n } = useLingui();
  const state = useBookingState(search);
  const { slot } = search;
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
});
