import { useLingui } from '@lingui/react';
import { Group } from '@mantine/core';
import type { WebhookEndpoint } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { StateMark } from '../../../shared/states/state-mark';
import { Section } from '../frame/section';
import { EndpointForm } from './endpoint-form';
import { EndpointState } from './endpoint-state';
import { useChangeEndpoint } from './use-endpoints';
import { BusyButton } from '../../../shared/states/busy-button';

export function EndpointSettings({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { i18n } = useLingui();
  const saving = useChangeEndpoint(endpoint.id, () => announce(i18n.t('settings.saved')));
  return (
    <Section heading={i18n.t('settings.webhooks.settings')}>
      <EndpointState endpoint={endpoint} />
      <EndpointForm
        endpoint={endpoint}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={(fields) => saving.mutate(fields)}
      >
        <Group>
          <BusyButton type="submit" isBusy={saving.isPending}>
            {i18n.t('settings.save')}
          </BusyButton>
          {saving.isSuccess && <StateMark tone="good">{i18n.t('settings.saved')}</StateMark>}
        </Group>
      </EndpointForm>
    </Section>
  );
}
