import { useLingui } from '@lingui/react';
import { Stack, Title } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { useIsWide } from '../../../shared/lists/use-is-wide';
import { BookingCards } from './booking-cards';
import { BookingsTable } from './bookings-table';

/** Those without an outcome first, under a heading that says why. */
export function BookingsList({ open, others }: { open: readonly Booking[]; others: readonly Booking[] }) {
  const { i18n } = useLingui();
  const isWide = useIsWide();
  const show = (bookings: readonly Booking[], label: string) =>
    isWide ? <BookingsTable bookings={bookings} label={label} /> : <BookingCards bookings={bookings} label={label} />;
  return (
    <Stack gap="lg">
      {open.length > 0 && (
        <section>
          <Title order={2} size="h4" mb="xs">
            {i18n.t('bookings.open', { count: open.length })}
          </Title>
          {show(open, i18n.t('bookings.open', { count: open.length }))}
        </section>
      )}
      {others.length > 0 && (
        <section>
          {open.length > 0 && (
            <Title order={2} size="h4" mb="xs">
              {i18n.t('bookings.others')}
            </Title>
          )}
          {show(others, i18n.t('bookings.heading'))}
        </section>
      )}
    </Stack>
  );
}
