import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WholeCall } from '@team-selector/client';
import { TextLink } from '../../../shared/links/text-link';
import { callbacksOfCallQuery } from './call-query';

/** The ways to what has come of a call: its appointments, and who wants to be called back. */
export function CallResults({ call }: { call: WholeCall }) {
  const { i18n } = useLingui();
  const wishes = useQuery(callbacksOfCallQuery(call)).data?.data ?? [];
  return (
    <>
      {call.booking_ids.map((id) => (
        <Text key={id} mt={4}>
          <TextLink to="/bookings/$bookingId" params={{ bookingId: String(id) }}>
            {i18n.t('calls.booking', { id })}
          </TextLink>
        </Text>
      ))}
      {wishes.map(({ id, name, phone, done }) => (
        <Text key={id} mt={4}>
          <TextLink to="/callbacks">{i18n.t('calls.callback', { who: name ?? phone })}</TextLink>{' '}
          {done && i18n.t('calls.callback_done')}
        </Text>
      ))}
    </>
  );
}
