import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Agent } from '@team-selector/client';
import { DangerZone } from '../frame/danger-zone';
import { AgentSettings } from './agent-settings';
import { RemovedAgent } from './removed-agent';
import { TestCall } from './test-call/test-call';
import { Tools } from './tools/tools';

export function AgentDetails({ agent }: { agent: Agent }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <Stack gap="lg">
      <AgentSettings agent={agent} />
      <TestCall agentId={agent.id} />
      <Tools agentId={agent.agent_id} />
      <DangerZone
        heading={i18n.t('settings.agents.remove_heading')}
        text={i18n.t('settings.agents.remove_text')}
        action={i18n.t('settings.remove')}
        onClick={() => setRemoving(true)}
      />
      {isRemoving && (
        <RemovedAgent
          agent={agent}
          onRemoved={() => void navigate({ to: '/settings/agents' })}
          onClose={() => setRemoving(false)}
        />
      )}
    </Stack>
  );
}
