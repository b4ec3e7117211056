import { useLingui } from '@lingui/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import type { Slot } from '@team-selector/client';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { useCondition } from '../../../shared/states/use-condition';
import { WhenLines } from '../../../shared/time/when-lines';

interface Props {
  slot: Slot;
  zone: string;
  isBusy: boolean;
  onConfirm: () => void;
  onOther: () => void;
}

/** The new time once more, before anything happens. */
export function ConfirmMove({ slot, zone, isBusy, onConfirm, onOther }: Props) {
  const { i18n } = useLingui();
  const isStuck = useCondition() !== undefined;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md" aria-busy={isBusy}>
      <div>
        <Text component="h3" fw={650} ref={heading} tabIndex={-1}>
          {i18n.t('appointment.move.new')}
        </Text>
        <WhenLines start={slot.start} end={slot.end} zone={zone} />
      </div>
      <Group gap="sm">
        <Button
          onClick={onConfirm}
          loading={isBusy}
          disabled={isStuck}
          aria-describedby={isStuck ? 'page-condition' : undefined}
        >
          {i18n.t('appointment.move.confirm')}
        </Button>
        <Button variant="default" onClick={onOther} disabled={isBusy} leftSection={<Icon name="clock" size={18} />}>
          {i18n.t('appointment.move.other')}
        </Button>
      </Group>
    </Stack>
  );
}
