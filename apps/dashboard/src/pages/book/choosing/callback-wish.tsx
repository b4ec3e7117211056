import { useLingui } from '@lingui/react';
import { Button, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../../../shared/icons/icon';
import type { BookingState } from '../use-booking-state';

const CallbackDrawer = lazy(() => import('./callback-drawer').then(({ CallbackDrawer: it }) => ({ default: it })));

/** Below the times: lets the attendee ask for a callback if no time fits. */
export function CallbackWish({ state }: { state: BookingState }) {
  const { i18n } = useLingui();
  const about = [state.service?.title, state.team?.name].filter(Boolean).join(', ');
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="xs" align="start">
      <Text size="sm">{i18n.t('book.callback_question')}</Text>
      <Button variant="default" onClick={() => setOpen(true)} leftSection={<Icon name="callback" size={18} />}>
        {i18n.t('book.callback')}
      </Button>
      {isOpen && (
        <Suspense>
          <CallbackDrawer about={about} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Stack>
  );
}
