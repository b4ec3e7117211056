import { useLingui } from '@lingui/react';
import { Anchor, Group, Text } from '@mantine/core';
import type { Callback } from '@team-selector/client';
import { TextLink } from '../../shared/links/text-link';
import { useMe } from '../../shared/session/use-me';
import { ageText } from '../../shared/time/ages';
import { momentText } from '../../shared/time/formats';
import { useNow } from '../../shared/time/use-now';
import { MarkButton } from './mark-button';

/** Who wants to be called, when it suits, and about what. */
export function CallbackCard({ callback }: { callback: Callback }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const { name, phone, wanted, notes, call_id, created_at } = callback;
  const age = ageText(created_at, useNow(), i18n.locale);
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={600}>{name ?? i18n.t('callbacks.no_name')}</Text>
          <Anchor href={`tel:${phone}`}>{phone}</Anchor>
        </div>
        <MarkButton callback={callback} />
      </Group>
      {wanted !== null && <Text size="sm">{i18n.t('callbacks.wanted', { wanted })}</Text>}
      {notes !== null && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {notes}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {momentText(created_at, timezone, i18n.locale)} ({age})
        {call_id !== null && (
          <>
            {' · '}
            <TextLink to="/calls" search={{ call: call_id }} inherit>
              {i18n.t('callbacks.call')}
            </TextLink>
          </>
        )}
      </Text>
    </>
  );
}
