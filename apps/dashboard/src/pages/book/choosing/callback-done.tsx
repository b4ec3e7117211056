import { useLingui } from '@lingui/react';
import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../shared/icons/icon';

export function CallbackDone({ onDone }: { onDone: () => void }) {
  const { i18n } = useLingui();
  const sentence = useRef<HTMLParagraphElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <Stack>
      <Text ref={sentence} tabIndex={-1}>
        {i18n.t('book.callback_done')}
      </Text>
      <Button onClick={onDone} leftSection={<Icon name="check" />}>
        {i18n.t('book.callback_close')}
      </Button>
    </Stack>
  );
}
