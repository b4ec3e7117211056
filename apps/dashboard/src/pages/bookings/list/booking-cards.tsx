import { useLingui } from '@lingui/react';
import { Group, Text } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { StatusBadge } from '../../../shared/bookings/status-badge';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import { CardList } from '../../../shared/lists/card-list';
import { BookingLink } from './booking-link';
import { SOURCE_TEXTS } from '../../../shared/bookings/source-text';
import { Service } from './service';
import { Who } from './who';

/** On a phone. */
export function BookingCards({ bookings, label }: { bookings: readonly Booking[]; label: string }) {
  const { i18n } = useLingui();
  const teamName = useTeamNames();
  return (
    <CardList label={label} items={bookings} keyOf={({ id }) => id}>
      {(booking) => (
        <>
          <Group justify="space-between" align="flex-start" gap="xs">
            <BookingLink booking={booking} />
            <StatusBadge status={booking.status} />
          </Group>
          <Who attendee={booking.attendee} />
          <Service booking={booking} />
          <Text size="sm" c="dimmed">
            {teamName(booking.team_id)} · {i18n._(SOURCE_TEXTS[booking.source])}
          </Text>
        </>
      )}
    </CardList>
  );
}
