import { useLingui } from '@lingui/react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { ApiError, type Slot } from '@team-selector/client';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { nearestTo } from '../../../shared/picker/slots';
import { dateText, timeText } from '../../../shared/time/formats';
import { changeError } from '../change-error';
import type { MoveTimes } from './use-move-times';

interface Props {
  change: { error: Error | null };
  chosen: Slot | undefined;
  times: MoveTimes;
  zone: string;
  onChoose: (slot: Slot) => void;
}

const ALTERNATIVES = 3;

/** Why it was not moved; where the time was taken meanwhile, others are one press away. */
export function MoveRefused({ change: { error }, chosen, times, zone, onChoose }: Props) {
  const { i18n } = useLingui();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) alert.current?.focus();
  }, [error]);
  if (error === null) return null;
  const isTaken = error instanceof ApiError && error.code === 'slot_taken';
  const others = isTaken && chosen ? nearestTo(chosen.start, times.slots, ALTERNATIVES) : [];
  const name = (start: string): string => [dateText, timeText].map((text) => text(start, zone, i18n.locale)).join(', ');
  return (
    <Alert ref={alert} tabIndex={-1} role="alert" color="red" icon={<Icon name="alert" />}>
      <Stack gap="sm">
        <Text size="sm">{changeError(error, i18n)}</Text>
        {others.length > 0 && (
          <Group gap="xs">
            {others.map((slot) => (
              <Button key={slot.start} variant="default" onClick={() => onChoose(slot)}>
                {name(slot.start)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
