import { useLingui } from '@lingui/react';
import { Button, Group, Text } from '@mantine/core';
import type { CreatedToken } from '@team-selector/client';
import { Copyable } from '../../../shared/copying/copyable';
import { ShownOnce } from '../frame/shown-once';
import { curlLine } from './curl-line';

/** The token, and a line that shows at once that it works. */
export function CreatedTokenView({ token, onClose }: { token: CreatedToken; onClose: () => void }) {
  const { i18n } = useLingui();
  return (
    <ShownOnce
      text={i18n.t('settings.tokens.shown_once')}
      secret={token.token}
      name={i18n.t('settings.tokens.token')}
      copyLabel={i18n.t('settings.tokens.copy')}
    >
      <Text>{i18n.t('settings.tokens.try')}</Text>
      <Copyable
        value={curlLine(token, window.location.origin)}
        name={i18n.t('settings.tokens.curl')}
        copyLabel={i18n.t('settings.tokens.copy_curl')}
      />
      <Group justify="flex-end">
        <Button onClick={onClose}>{i18n.t('settings.tokens.noted')}</Button>
      </Group>
    </ShownOnce>
  );
}
