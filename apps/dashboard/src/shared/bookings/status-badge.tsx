import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { BookingStatus } from '@team-selector/client';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/paths';
import classes from './status-badge.module.css';

interface Look {
  text: MessageDescriptor;
  icon: IconName;
  color: string;
}

const OPEN: Look = { text: /* i18n */ { id: 'shared.booking.unknown' }, icon: 'refresh', color: 'yellow' };

const LOOKS: Readonly<Record<BookingStatus, Look>> = {
  pending: OPEN,
  unknown: OPEN,
  requested: { text: /* i18n */ { id: 'shared.booking.requested' }, icon: 'clock', color: 'blue' },
  confirmed: { text: /* i18n */ { id: 'shared.booking.confirmed' }, icon: 'check', color: 'teal' },
  cancelled: { text: /* i18n */ { id: 'shared.booking.cancelled' }, icon: 'close', color: 'gray' },
  rejected: { text: /* i18n */ { id: 'shared.booking.rejected' }, icon: 'alert', color: 'red' },
  failed: { text: /* i18n */ { id: 'shared.booking.failed' }, icon: 'alert', color: 'red' },
};

/** What became of a booking: icon, words and colour. A tick only where Cal.com has said so. */
export function StatusBadge({ status }: { status: BookingStatus }) {
  const { i18n } = useLingui();
  const { text, icon, color } = LOOKS[status];
  return (
    <Badge
      className={classes.badge}
      color={color}
      variant="light"
      size="lg"
      tt="none"
      leftSection={<Icon name={icon} size={16} />}
    >
      {i18n._(text)}
    </Badge>
  );
}

export const statusText = (status: BookingStatus): MessageDescriptor => LOOKS[status].text;
