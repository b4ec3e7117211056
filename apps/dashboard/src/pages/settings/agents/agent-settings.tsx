import { useLingui } from '@lingui/react';
import { Group, Text } from '@mantine/core';
import type { Agent } from '@team-selector/client';
import { announce } from '../../../shared/access/announcements';
import { StateMark } from '../../../shared/states/state-mark';
import { Section } from '../frame/section';
import { AgentForm } from './agent-form';
import { useChangeAgent } from './use-agents';
import { BusyButton } from '../../../shared/states/busy-button';

export function AgentSettings({ agent }: { agent: Agent }) {
  const { i18n } = useLingui();
  const saving = useChangeAgent(agent.id, () => announce(i18n.t('settings.saved')));
  return (
    <Section heading={i18n.t('settings.agents.settings')}>
      <Text size="sm">{agent.keys === 2 ? i18n.t('settings.agents.two_keys') : i18n.t('settings.agents.one_key')}</Text>
      <AgentForm
        agent={agent}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={({ api_key, phone_number, team_id }) =>
          saving.mutate({ phone_number, team_id, ...(api_key === '' ? {} : { api_key }) })
        }
      >
        <Group>
          <BusyButton type="submit" isBusy={saving.isPending}>
            {i18n.t('settings.save')}
          </BusyButton>
          {saving.isSuccess && <StateMark tone="good">{i18n.t('settings.saved')}</StateMark>}
        </Group>
      </AgentForm>
    </Section>
  );
}
