import { useLingui } from '@lingui/react';
import { Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { announce } from '../../../shared/access/announcements';
import { StateMark } from '../../../shared/states/state-mark';
import { Refusal } from '../frame/refusal';
import { accountText } from './account-text';
import { OtherAccount } from './other-account';
import { type NewKeyFields, otherAccount, useSetKey } from './use-set-key';
import { BusyButton } from '../../../shared/states/busy-button';

export function CalcomForm() {
  const { i18n } = useLingui();
  const setting = useSetKey();
  const form = useForm({ initialValues: { key: '', url: '' } });
  const entered = (): NewKeyFields => {
    const { key, url } = form.getValues();
    return { calcom_key: key.trim(), ...(url.trim() === '' ? {} : { calcom_base_url: url.trim() }) };
  };
  const send = (force?: true): void => {
    if (setting.isPending) return;
    setting.mutate(force ? { ...entered(), force } : entered(), {
      onSuccess: ({ account }) => {
        form.reset();
        announce(accountText(account, i18n));
      },
    });
  };
  const other = otherAccount(setting.error);
  return (
    <form aria-busy={setting.isPending} onSubmit={form.onSubmit(() => send())}>
      <Stack>
        <Refusal error={other ? null : setting.error} />
        <PasswordInput
          label={i18n.t('settings.calcom.key')}
          required
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': i18n.t('settings.show_secret') }}
          {...form.getInputProps('key')}
        />
        <TextInput
          label={i18n.t('settings.calcom.url')}
          description={i18n.t('settings.calcom.url_hint')}
          type="url"
          autoComplete="off"
          {...form.getInputProps('url')}
        />
        <Group>
          <BusyButton type="submit" isBusy={setting.isPending}>
            {i18n.t('settings.calcom.store')}
          </BusyButton>
        </Group>
        {setting.data && <StateMark tone="good">{accountText(setting.data.account, i18n)}</StateMark>}
      </Stack>
      {other && (
        <OtherAccount
          account={other}
          isBusy={setting.isPending}
          onForce={() => send(true)}
          onClose={() => setting.reset()}
        />
      )}
    </form>
  );
}
