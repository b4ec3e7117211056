import { useQuery } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { useState } from 'react';
import { daysOf, monthOf } from '../../../shared/picker/months';
import { byDay } from '../../../shared/picker/slots';
import { availabilityQuery } from '../../../shared/teams/availability';
import { dayOf } from '../../../shared/time/zones';

/** The free times that an appointment can be moved to, including its own, and the shown day. */
export function useMoveTimes(booking: Booking, zone: string) {
  const today = dayOf(new Date(), zone);
  const present = dayOf(booking.start, zone);
  const [day, setDay] = useState(present < today ? undefined : present);
  const [month, setMonth] = useState(monthOf(day ?? today));
  const days = daysOf(month, today);
  const duration = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
  const query = useQuery(
    availabilityQuery(
      days && { team: booking.team_id, service: booking.event_type_id, duration, zone, booking: booking.id, ...days },
    ),
  );
  const isKnown = query.data !== undefined && !query.isPlaceholderData;
  const slots = query.data?.slots ?? [];
  return { today, day, setDay, month, setMonth, duration, query, isKnown, slots, days: byDay(slots, zone) };
}

export type MoveTimes = ReturnType<typeof useMoveTimes>;
