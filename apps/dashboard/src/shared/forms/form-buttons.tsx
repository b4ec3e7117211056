import { useLingui } from '@lingui/react';
import { Button, Group } from '@mantine/core';
import { BusyButton } from '../states/busy-button';

interface Props {
  /** What submitting does. */
  action: string;
  isBusy: boolean;
  onCancel: () => void;
}

/** At the foot of a form in a drawer. */
export function FormButtons({ action, isBusy, onCancel }: Props) {
  const { i18n } = useLingui();
  return (
    <Group justify="flex-end" mt="sm">
      <Button variant="default" onClick={onCancel}>
        {i18n.t('shared.cancel')}
      </Button>
      <BusyButton type="submit" isBusy={isBusy}>
        {action}
      </BusyButton>
    </Group>
  );
}
