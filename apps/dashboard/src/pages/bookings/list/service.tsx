import { Text } from '@mantine/core';
import { useLingui } from '@lingui/react';
import type { Booking } from '@team-selector/client';

export function Service({ booking: { title, hosts } }: { booking: Booking }) {
  const { i18n } = useLingui();
  const names = hosts.map(({ name }) => name).filter(Boolean);
  return (
    <>
      <Text span display="block" size="sm">
        {title}
      </Text>
      {names.length > 0 && (
        <Text span display="block" size="sm" c="dimmed">
          {i18n.t('bookings.with_host', { names: names.join(', ') })}
        </Text>
      )}
    </>
  );
}
