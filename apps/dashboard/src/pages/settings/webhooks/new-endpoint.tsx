import { useLingui } from '@lingui/react';
import { Button, Group } from '@mantine/core';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { ShownOnce } from '../frame/shown-once';
import { EndpointForm } from './endpoint-form';
import { useCreateEndpoint } from './use-endpoints';

export function NewEndpoint({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const creating = useCreateEndpoint();
  return (
    <SideDrawer title={i18n.t('settings.webhooks.new')} isKept={creating.data !== undefined} onClose={onClose}>
      {creating.data ? (
        <ShownOnce
          text={i18n.t('settings.webhooks.shown_once')}
          secret={creating.data.secret}
          name={i18n.t('settings.webhooks.secret')}
          copyLabel={i18n.t('settings.webhooks.copy')}
        >
          <Group justify="flex-end">
            <Button onClick={onClose}>{i18n.t('settings.webhooks.noted')}</Button>
          </Group>
        </ShownOnce>
      ) : (
        <EndpointForm error={creating.error} isBusy={creating.isPending} onSave={(fields) => creating.mutate(fields)}>
          <FormButtons action={i18n.t('settings.webhooks.create')} isBusy={creating.isPending} onCancel={onClose} />
        </EndpointForm>
      )}
    </SideDrawer>
  );
}
