import { useLingui } from '@lingui/react';
import { Table } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { StatusBadge } from '../../../shared/bookings/status-badge';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import classes from './bookings-list.module.css';
import { BookingLink } from './booking-link';
import { SOURCE_TEXTS } from '../../../shared/bookings/source-text';
import { Service } from './service';
import { Who } from './who';

export function BookingsTable({ bookings, label }: { bookings: readonly Booking[]; label: string }) {
  const { i18n } = useLingui();
  const teamName = useTeamNames();
  return (
    <Table.ScrollContainer minWidth={720} className={classes.table}>
      <Table highlightOnHover verticalSpacing="sm" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t('bookings.when')}</Table.Th>
            <Table.Th>{i18n.t('bookings.who')}</Table.Th>
            <Table.Th>{i18n.t('bookings.service')}</Table.Th>
            <Table.Th>{i18n.t('bookings.team')}</Table.Th>
            <Table.Th>{i18n.t('bookings.source')}</Table.Th>
            <Table.Th>{i18n.t('bookings.status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bookings.map((booking) => (
            <Table.Tr key={booking.id} className={classes.row}>
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
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
