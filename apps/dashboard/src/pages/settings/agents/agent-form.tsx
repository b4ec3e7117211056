import { useLingui } from '@lingui/react';
import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Agent } from '@team-selector/client';
import { Refusal } from '../frame/refusal';
import { TeamSelect } from '../people/team-select';
import type { NewAgentFields } from './use-agents';

interface Props {
  /** Absent: a new one. */
  agent?: Agent;
  error: unknown;
  isBusy: boolean;
  onSave: (fields: NewAgentFields) => void;
  /** The buttons. */
  children: ReactNode;
}

/** A key is only written: the field is empty, whatever is stored. */
export function AgentForm({ agent, error, isBusy, onSave, children }: Props) {
  const { i18n } = useLingui();
  const form = useForm({
    initialValues: {
      agent_id: agent?.agent_id ?? '',
      api_key: '',
      phone_number: agent?.phone_number ?? '',
      team_id: agent?.team_id ?? null,
    },
  });
  const submit = form.onSubmit(({ agent_id, api_key, phone_number, team_id }) => {
    const number = phone_number.trim();
    if (isBusy) return;
    onSave({
      agent_id: agent_id.trim(),
      api_key: api_key.trim(),
      phone_number: number === '' ? null : number,
      team_id,
    });
    form.setFieldValue('api_key', agent ? '' : api_key);
  });
  return (
    <form aria-busy={isBusy} onSubmit={submit}>
      <Stack>
        <Refusal error={error} />
        {!agent && (
          <TextInput
            label={i18n.t('settings.agents.agent_id')}
            description={i18n.t('settings.agents.agent_id_hint')}
            required
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('agent_id')}
          />
        )}
        <TextInput
          label={i18n.t('settings.agents.number')}
          description={i18n.t('settings.agents.number_hint')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('phone_number')}
        />
        <TeamSelect
          label={i18n.t('settings.agents.team')}
          description={i18n.t('settings.agents.team_hint')}
          none={i18n.t('settings.agents.default_team')}
          {...form.getInputProps('team_id')}
        />
        <PasswordInput
          label={agent ? i18n.t('settings.agents.new_key') : i18n.t('settings.agents.key')}
          description={agent ? i18n.t('settings.agents.new_key_hint') : i18n.t('settings.agents.key_hint')}
          required={!agent}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': i18n.t('settings.show_secret') }}
          {...form.getInputProps('api_key')}
        />
        {children}
      </Stack>
    </form>
  );
}
