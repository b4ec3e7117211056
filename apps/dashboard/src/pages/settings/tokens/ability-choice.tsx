import { useLingui } from '@lingui/react';
import { Checkbox, Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ABILITIES } from './abilities';
import type { TokenValues } from './new-token-of';

export function AbilityChoice({ form }: { form: UseFormReturnType<TokenValues> }) {
  const { i18n } = useLingui();
  return (
    <Stack gap="sm">
      <Switch
        label={i18n.t('settings.tokens.limit')}
        description={i18n.t('settings.tokens.limit_hint')}
        {...form.getInputProps('isLimited', { type: 'checkbox' })}
      />
      {form.values.isLimited && (
        <Checkbox.Group label={i18n.t('settings.tokens.abilities')} {...form.getInputProps('abilities')}>
          <Stack gap="xs" mt="xs">
            {Object.entries(ABILITIES).map(([ability, label]) => (
              <Checkbox key={ability} value={ability} label={i18n._(label)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
