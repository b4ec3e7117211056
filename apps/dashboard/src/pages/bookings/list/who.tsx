import { Text } from '@mantine/core';
import type { Booking } from '@team-selector/client';

export function Who({ attendee: { name, email, phone_number } }: Pick<Booking, 'attendee'>) {
  const contact = phone_number ?? email;
  return (
    <>
      <Text span display="block" size="sm">
        {name}
      </Text>
      {contact !== null && (
        <Text span display="block" size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {contact}
        </Text>
      )}
    </>
  );
}
