import { useLingui } from '@lingui/react';
import { Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { announce } from '../../shared/access/announcements';
import { api } from '../../shared/api/client';
import { okOf } from '../../shared/api/ok-of';
import { useMe } from '../../shared/session/use-me';
import { Problem } from '../../shared/states/problem';
import { StateMark } from '../../shared/states/state-mark';
import { isWrongPassword } from './wrong-password';
import { BusyButton } from '../../shared/states/busy-button';

const EMPTY = { current: '', new: '' };

export function PasswordForm() {
  const { i18n } = useLingui();
  const { email } = useMe();
  const form = useForm({ initialValues: EMPTY });
  const changing = useMutation({
    mutationFn: (body: typeof EMPTY) => okOf(api.PUT('/api/auth/password', { body })),
    onSuccess: () => {
      form.reset();
      announce(i18n.t('account.changed'));
    },
  });
  const eye = { 'aria-label': i18n.t('account.show_password') };
  return (
    <form
      aria-busy={changing.isPending}
      onSubmit={form.onSubmit((values) => {
        if (!changing.isPending) changing.mutate(values);
      })}
    >
      <Stack>
        {changing.isError && (
          <Problem
            error={changing.error}
            {...(isWrongPassword(changing.error) ? { text: i18n.t('account.wrong') } : {})}
          />
        )}
        {/* Lets password managers know whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={i18n.t('account.current')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={i18n.t('account.new')}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('new')}
        />
        <Group>
          <BusyButton type="submit" isBusy={changing.isPending}>
            {i18n.t('account.change')}
          </BusyButton>
          {changing.isSuccess && <StateMark tone="good">{i18n.t('account.changed')}</StateMark>}
        </Group>
      </Stack>
    </form>
  );
}
