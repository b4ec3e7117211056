import { useLingui } from '@lingui/react';
import { Table } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { ListTable } from '../../../shared/lists/list-table';
import { StatusBadge } from '../../../shared/bookings/status-badge';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import { BookingLink } from './booking-link';
import { SOURCE_TEXTS } from '../../../shared/bookings/source-text';
import { Service } from './service';
import { Who } from './who';

export function BookingsTable({ bookings, label }: { bookings: readonly Booking[]; label: string }) {
  const { i18n } = useLingui();
  const teamName = useTeamNames();
  return (
    <ListTable
      label={label}
      columns={[
        i18n.t('bookings.when'),
        i18n.t('bookings.who'),
        i18n.t('bookings.service'),
        i18n.t('bookings.team'),
        i18n.t('bookings.source'),
        i18n.t('bookings.status'),
      ]}
    >
      {bookings.map((booking) => (
        <Table.Tr key={booking.id}>
          <Table.Td>
            <BookingLink booking={booking} />
          </Table.Td>
          <Table.Td>
            <Who attendee={booking.attendee} />
          </Table.Td>
          <Table.Td>
            <Service booking={booking} />
          </Table.Td>
          <Table.Td>{teamName(booking.team_id)}</Table.Td>
          <Table.Td>{i18n._(SOURCE_TEXTS[booking.source])}</Table.Td>
          <Table.Td>
            <StatusBadge status={booking.status} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ListTable>
  );
}
