import { useLingui } from '@lingui/react';
import { Checkbox, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { WebhookEndpoint } from '@team-selector/client';
import { Refusal } from '../frame/refusal';
import { ALL_EVENT_TYPES, EVENT_TYPES } from './event-types';
import type { NewEndpointFields } from './use-endpoints';

interface Props {
  /** Absent: a new one. */
  endpoint?: WebhookEndpoint;
  error: unknown;
  isBusy: boolean;
  onSave: (fields: NewEndpointFields) => void;
  /** The buttons. */
  children: ReactNode;
}

export function EndpointForm({ endpoint, error, isBusy, onSave, children }: Props) {
  const { i18n } = useLingui();
  const { url = '', events = ALL_EVENT_TYPES, active = true } = endpoint ?? {};
  const form = useForm<NewEndpointFields>({
    initialValues: { url, events, active },
    validate: { events: (chosen) => (chosen.length === 0 ? i18n.t('settings.webhooks.choose_one') : null) },
  });
  return (
    <form
      aria-busy={isBusy}
      onSubmit={form.onSubmit((values) => {
        if (!isBusy) onSave({ ...values, url: values.url.trim() });
      })}
    >
      <Stack>
        <Refusal error={error} />
        <TextInput
          label={i18n.t('settings.webhooks.url')}
          description={i18n.t('settings.webhooks.url_hint')}
          type="url"
          required
          autoComplete="off"
          {...(endpoint ? {} : { 'data-autofocus': true })}
          {...form.getInputProps('url')}
        />
        <Checkbox.Group label={i18n.t('settings.webhooks.events')} {...form.getInputProps('events')}>
          <Stack gap="xs" mt="xs">
            {ALL_EVENT_TYPES.map((type) => (
              <Checkbox key={type} value={type} label={i18n._(EVENT_TYPES[type])} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Switch label={i18n.t('settings.webhooks.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        {children}
      </Stack>
    </form>
  );
}
