import { useLingui } from '@lingui/react';
import { Button, Group, Text } from '@mantine/core';
import type { Callback } from '@team-selector/client';
import { Icon } from '../../shared/icons/icon';
import { errorText } from '../../shared/states/error-text';
import { useMark } from './use-mark';

/** Done, and back again; the same button, so that a slip is undone without looking for it. */
export function MarkButton({ callback }: { callback: Callback }) {
  const { i18n } = useLingui();
  const marking = useMark(callback);
  const { done, name, phone } = callback;
  const who = name ?? phone;
  return (
    <Group gap="sm">
      {done && (
        <Text size="sm" span>
          {i18n.t('callbacks.is_done')}
        </Text>
      )}
      <Button
        variant={done ? 'default' : 'light'}
        size="sm"
        leftSection={<Icon name={done ? 'refresh' : 'check'} size={18} />}
        onClick={() => marking.mutate(!done)}
        aria-label={done ? i18n.t('callbacks.undo_name', { who }) : i18n.t('callbacks.mark_name', { who })}
      >
        {done ? i18n.t('callbacks.undo') : i18n.t('callbacks.mark')}
      </Button>
      {marking.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {errorText(marking.error, i18n)}
        </Text>
      )}
    </Group>
  );
}
