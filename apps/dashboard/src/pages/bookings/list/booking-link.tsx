import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Booking } from '@team-selector/client';
import row from '../../../shared/lists/row-link.module.css';
import { useTeamZone } from '../../../shared/teams/use-team-zone';
import { shortDateText, timeText } from '../../../shared/time/formats';
import { cityOf, showTheSame } from '../../../shared/time/zones';
import { useMe } from '../../../shared/session/use-me';

/** When an appointment is, in its team's zone; opens its details. */
export function BookingLink({ booking }: { booking: Booking }) {
  const { i18n } = useLingui();
  const { company } = useMe();
  const zone = useTeamZone(booking);
  const { start, end, id } = booking;
  const isAway = !showTheSame(start, zone, company.timezone);
  return (
    <Link to="/bookings/$bookingId" params={{ bookingId: String(id) }} className={row.link}>
      {shortDateText(start, zone, i18n.locale)}
      <Text span display="block" size="sm" fw={400}>
        {timeText(start, zone, i18n.locale)} – {timeText(end, zone, i18n.locale)}
        {isAway && ` · ${cityOf(zone)}`}
      </Text>
    </Link>
  );
}
