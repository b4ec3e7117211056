import { useLingui } from '@lingui/react';
import { PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ListedUser } from '@team-selector/client';
import { BranchSelect } from '../../../shared/branches/branch-select';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { Refusal } from '../frame/refusal';
import { ROLES, roleText } from './role-text';
import type { NewUserFields } from './use-users';

interface Props {
  /** Absent: a new one. */
  user?: ListedUser;
  action: string;
  error: unknown;
  isBusy: boolean;
  onSave: (fields: NewUserFields) => void;
  onCancel: () => void;
}

export function UserForm({ user, action, error, isBusy, onSave, onCancel }: Props) {
  const { i18n } = useLingui();
  const { email = '', role = 'member', branch_id = null } = user ?? {};
  const form = useForm({ initialValues: { email, role, branch_id, password: '' } });
  return (
    <form
      aria-busy={isBusy}
      onSubmit={form.onSubmit(({ password, ...values }) => {
        if (!isBusy) onSave({ ...values, ...(password === '' ? {} : { password }) });
      })}
    >
      <Stack>
        <Refusal error={error} />
        {!user && (
          <TextInput
            label={i18n.t('settings.users.email')}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
        )}
        <Select
          label={i18n.t('settings.users.role')}
          data={ROLES.map((value) => ({ value, label: roleText(value, i18n) }))}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
        <BranchSelect
          label={i18n.t('settings.users.branch')}
          description={i18n.t('settings.users.branch_hint')}
          none={i18n.t('settings.users.all_branches')}
          {...form.getInputProps('branch_id')}
        />
        <PasswordInput
          label={user ? i18n.t('settings.users.new_password') : i18n.t('settings.users.password')}
          description={user ? i18n.t('settings.users.new_password_hint') : i18n.t('settings.users.password_hint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': i18n.t('settings.show_secret') }}
          {...form.getInputProps('password')}
        />
        <FormButtons action={action} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
