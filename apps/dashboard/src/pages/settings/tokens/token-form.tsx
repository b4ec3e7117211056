import { useLingui } from '@lingui/react';
import { Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormButtons } from '../../../shared/forms/form-buttons';
import { useMe } from '../../../shared/session/use-me';
import { Refusal } from '../frame/refusal';
import { PersonSelect } from '../people/person-select';
import { AbilityChoice } from './ability-choice';
import { LIFETIMES } from './lifetimes';
import { type TokenValues, newTokenOf } from './new-token-of';
import type { NewTokenFields } from './use-tokens';

interface Props {
  error: unknown;
  isBusy: boolean;
  onCreate: (fields: NewTokenFields) => void;
  onCancel: () => void;
}

export function TokenForm({ error, isBusy, onCreate, onCancel }: Props) {
  const { i18n } = useLingui();
  const { id } = useMe();
  const form = useForm<TokenValues>({
    initialValues: { name: '', userId: id, isLimited: false, abilities: [], lifetime: '90d' },
    validate: {
      abilities: (abilities, { isLimited }) =>
        isLimited && abilities.length === 0 ? i18n.t('settings.tokens.choose_one') : null,
    },
  });
  return (
    <form
      aria-busy={isBusy}
      onSubmit={form.onSubmit((values) => {
        if (!isBusy) onCreate(newTokenOf(values));
      })}
    >
      <Stack>
        <Refusal error={error} />
        <TextInput
          label={i18n.t('settings.tokens.name')}
          description={i18n.t('settings.tokens.name_hint')}
          required
          maxLength={100}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <PersonSelect label={i18n.t('settings.tokens.user')} {...form.getInputProps('userId')} />
        <Select
          label={i18n.t('settings.tokens.lifetime')}
          data={Object.entries(LIFETIMES).map(([value, label]) => ({ value, label: i18n._(label) }))}
          allowDeselect={false}
          {...form.getInputProps('lifetime')}
        />
        <AbilityChoice form={form} />
        <FormButtons action={i18n.t('settings.tokens.create')} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
