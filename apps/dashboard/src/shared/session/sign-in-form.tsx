import { useLingui } from '@lingui/react';
import { Alert, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { BusyButton } from '../states/busy-button';
import { signIn } from './session';
import { signInError } from './sign-in-error';

interface Props {
  /** Who was signed in before, and is the only one to go on with what is on the page. */
  knownEmail?: string;
  onSignedIn: () => void;
}

export function SignInForm({ knownEmail, onSignedIn }: Props) {
  const { i18n } = useLingui();
  const form = useForm({ initialValues: { email: knownEmail ?? '', password: '' } });
  const sending = useMutation({
    mutationFn: ({ email, password }: typeof form.values) => signIn(email.trim(), password),
    onSuccess: onSignedIn,
  });
  return (
    <form
      onSubmit={form.onSubmit((values) => {
        if (!sending.isPending) sending.mutate(values);
      })}
      aria-busy={sending.isPending}
    >
      <Stack gap="md">
        {sending.isError && (
          <Alert color="red" role="alert">
            {signInError(sending.error, i18n)}
          </Alert>
        )}
        <TextInput
          label={i18n.t('shared.sign_in.email')}
          type="email"
          autoComplete="username"
          required
          readOnly={knownEmail !== undefined}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={i18n.t('shared.sign_in.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': i18n.t('shared.sign_in.show_password') }}
          required
          {...form.getInputProps('password')}
        />
        <BusyButton type="submit" isBusy={sending.isPending}>
          {i18n.t('shared.sign_in.submit')}
        </BusyButton>
      </Stack>
    </form>
  );
}
