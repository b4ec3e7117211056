import type { Booking } from '@team-selector/client';
import { Paper, Stack } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLingui } from '@lingui/react';
import { announce } from '../../shared/access/announcements';
import { Loading } from '../../shared/states/loading';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { Actions } from './actions';
import { Facts } from './facts';
import { BookingHistory } from './history/booking-history';
import { OUTCOMES } from './outcomes';
import { OutcomeLine } from './outcome-line';

const MoveBooking = lazy(() => import('./move/move-booking').then(({ MoveBooking: it }) => ({ default: it })));

interface Props {
  booking: Booking;
  isNew: boolean;
  isAlready: boolean;
}

export function AppointmentCard({ booking, isNew, isAlready }: Props) {
  const { i18n } = useLingui();
  const [isMoving, setMoving] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  const leave = (): void => {
    setMoving(false);
    requestAnimationFrame(() => outcome.current?.focus());
  };
  const skeleton = (
    <Loading>
      <SkeletonLines count={6} height={56} />
    </Loading>
  );
  const before = useRef(booking.status);
  useEffect(() => {
    if (before.current === booking.status) return;
    before.current = booking.status;
    announce(i18n._(OUTCOMES[booking.status].heading));
  }, [booking.status, i18n]);
  return (
    <Stack gap="xl" maw={720}>
      <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
        {isMoving ? (
          <Suspense fallback={skeleton}>
            <MoveBooking booking={booking} onDone={leave} onLeave={leave} />
          </Suspense>
        ) : (
          <Stack gap="lg">
            <div ref={outcome} tabIndex={-1}>
              <OutcomeLine booking={booking} isNew={isNew} isAlready={isAlready} />
            </div>
            <Facts booking={booking} />
            <Actions booking={booking} onMove={() => setMoving(true)} onCancelled={leave} />
          </Stack>
        )}
      </Paper>
      {!isNew && <BookingHistory booking={booking} />}
    </Stack>
  );
}
