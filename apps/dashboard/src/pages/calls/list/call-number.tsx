import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { Call } from '@team-selector/client';

/** The other side's number, masked, and who called whom. */
export function CallNumber({ call: { number, direction } }: { call: Call }) {
  const { i18n } = useLingui();
  const ways = {
    inbound: i18n.t('calls.inbound'),
    outbound: i18n.t('calls.outbound'),
    browser: i18n.t('calls.browser'),
  };
  return (
    <>
      <Text span display="block" size="sm" style={{ whiteSpace: 'nowrap' }}>
        {number ?? i18n.t('calls.number_withheld')}
      </Text>
      <Text span display="block" size="sm" c="dimmed">
        {ways[direction ?? 'browser']}
      </Text>
    </>
  );
}
