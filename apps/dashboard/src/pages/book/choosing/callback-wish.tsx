import { useLingui } from '@lingui/react';
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import type { BookingState } from '../use-booking-state';
import { CallbackForm } from './callback-form';

/** At the foot of the times: somebody calls back, where nothing fits. */
export function CallbackWish({ state }: { state: BookingState }) {
  const { i18n } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="xs" align="start">
      <Text size="sm">{i18n.t('book.callback_question')}</Text>
      <Button variant="default" onClick={() => setOpen(true)} leftSection={<Icon name="callback" size={18} />}>
        {i18n.t('book.callback')}
      </Button>
      {isOpen && (
        <SideDrawer title={i18n.t('book.callback')} onClose={() => setOpen(false)}>
          <CallbackForm
            about={[state.service?.title, state.team?.name].filter(Boolean).join(', ')}
            onDone={() => setOpen(false)}
          />
        </SideDrawer>
      )}
    </Stack>
  );
}
