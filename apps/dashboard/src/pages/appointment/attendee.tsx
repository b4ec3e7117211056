import { Anchor } from '@mantine/core';
import type { Booking } from '@team-selector/client';

export function Attendee({ attendee: { name, email, phone_number } }: Pick<Booking, 'attendee'>) {
  return (
    <>
      {name}
      {phone_number !== null && (
        <>
          <br />
          <Anchor href={`tel:${phone_number}`}>{phone_number}</Anchor>
        </>
      )}
      {email !== null && (
        <>
          <br />
          <Anchor href={`mailto:${email}`}>{email}</Anchor>
        </>
      )}
    </>
  );
}
