import type { MessageDescriptor } from '@lingui/core';
import type { BookingStatus } from '@team-selector/client';
import { StateBadge, type StateLook } from '../states/state-badge';

const OPEN: StateLook = { text: /* i18n */ { id: 'shared.booking.unknown' }, icon: 'refresh', color: 'yellow' };

/** A tick stands for `confirmed` alone. */
const LOOKS: Readonly<Record<BookingStatus, StateLook>> = {
  pending: OPEN,
  unknown: OPEN,
  requested: { text: /* i18n */ { id: 'shared.booking.requested' }, icon: 'clock', color: 'blue' },
  confirmed: { text: /* i18n */ { id: 'shared.booking.confirmed' }, icon: 'check', color: 'teal' },
  cancelled: { text: /* i18n */ { id: 'shared.booking.cancelled' }, icon: 'close', color: 'gray' },
  rejected: { text: /* i18n */ { id: 'shared.booking.rejected' }, icon: 'alert', color: 'red' },
  failed: { text: /* i18n */ { id: 'shared.booking.failed' }, icon: 'alert', color: 'red' },
};

/** The status of a booking. */
export const StatusBadge = ({ status }: { status: BookingStatus }) => <StateBadge look={LOOKS[status]} />;

export const statusText = (status: BookingStatus): MessageDescriptor => LOOKS[status].text;
