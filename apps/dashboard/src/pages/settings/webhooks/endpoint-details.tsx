import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { WebhookEndpoint } from '@team-selector/client';
import { DangerZone } from '../frame/danger-zone';
import { Deliveries } from './deliveries/deliveries';
import { EndpointSettings } from './endpoint-settings';
import { RemovedEndpoint } from './removed-endpoint';

export function EndpointDetails({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <Stack gap="lg">
      <Deliveries endpointId={endpoint.id} />
      <EndpointSettings endpoint={endpoint} />
      <DangerZone
        heading={i18n.t('settings.webhooks.remove_heading')}
        text={i18n.t('settings.webhooks.remove_text')}
        action={i18n.t('settings.remove')}
        onClick={() => setRemoving(true)}
      />
      {isRemoving && (
        <RemovedEndpoint
          endpoint={endpoint}
          onRemoved={() => void navigate({ to: '/settings/webhooks' })}
          onClose={() => setRemoving(false)}
        />
      )}
    </Stack>
  );
}
