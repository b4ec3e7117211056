import { useLingui } from '@lingui/react';
import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { Icon } from '../icons/icon';

/** Shows the id of the request, so that support can find it in the server's log. */
export function RequestId({ id }: { id: string }) {
  const { i18n } = useLingui();
  return (
    <Group gap="xs" justify="center">
      <Text size="sm" c="dimmed">
        {i18n.t('shared.request_id')}
      </Text>
      <Code>{id}</Code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="subtle" onClick={copy} leftSection={<Icon name="copy" size={16} />}>
            {copied ? i18n.t('shared.copied') : i18n.t('shared.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
