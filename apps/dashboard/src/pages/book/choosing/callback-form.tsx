import { useLingui } from '@lingui/react';
import { Alert, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Attempts } from '../../../shared/api/attempts';
import { errorText } from '../../../shared/states/error-text';
import { BusyButton } from '../../../shared/states/busy-button';
import { CallbackDone } from './callback-done';
import { type CallbackWish, requestCallback } from '../request-callback';

interface Props {
  /** What it is about, so far: the service and the team. */
  about: string;
  onDone: () => void;
}

export function CallbackForm({ about, onDone }: Props) {
  const { i18n } = useLingui();
  const [attempts] = useState(() => new Attempts<CallbackWish>());
  const form = useForm({ initialValues: { name: '', phone: '', when: '', notes: about } });
  const sending = useMutation({
    mutationFn: (wish: CallbackWish) => requestCallback(wish, attempts.attemptFor(wish).key),
  });
  if (sending.data?.isTaken === true) return <CallbackDone onDone={onDone} />;
  const problem = sending.isError ? errorText(sending.error, i18n) : sending.data && i18n.t('book.callback_refused');
  return (
    <form
      aria-busy={sending.isPending}
      onSubmit={form.onSubmit((wish) => {
        if (!sending.isPending) sending.mutate(wish);
      })}
    >
      <Stack>
        {problem !== undefined && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label={i18n.t('book.callback_name')}
          autoComplete="name"
          data-autofocus
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          label={i18n.t('book.callback_phone')}
          type="tel"
          autoComplete="tel"
          required
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={i18n.t('book.callback_when')}
          placeholder={i18n.t('book.callback_when_example')}
          {...form.getInputProps('when')}
        />
        <Textarea label={i18n.t('book.callback_notes')} autosize minRows={2} {...form.getInputProps('notes')} />
        <BusyButton type="submit" isBusy={sending.isPending}>
          {i18n.t('book.callback_send')}
        </BusyButton>
      </Stack>
    </form>
  );
}
