import { useLingui } from '@lingui/react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Slot } from '@team-selector/client';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { dateText, timeText } from '../../../shared/time/formats';
import { dayOf } from '../../../shared/time/zones';
import { slotParam } from '../search';
import { useGo } from '../use-go';

interface Props {
  start: string;
  zone: string;
  alternatives: readonly Slot[];
}

/** The time was taken while the user filled in the form: the input stays, and one press chooses another time. */
export function TakenAlert({ start, zone, alternatives }: Props) {
  const { i18n } = useLingui();
  const go = useGo();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  const time = (moment: string): string => timeText(moment, zone, i18n.locale);
  const name = (moment: string): string =>
    dayOf(moment, zone) === dayOf(start, zone)
      ? time(moment)
      : `${dateText(moment, zone, i18n.locale)}, ${time(moment)}`;
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="orange"
      icon={<Icon name="alert" />}
      title={i18n.t('book.taken', { time: time(start) })}
    >
      <Stack gap="sm">
        <Text>{alternatives.length > 0 ? i18n.t('book.taken_choose') : i18n.t('book.taken_none')}</Text>
        <Group gap="xs">
          {alternatives.map((slot) => (
            <Button
              key={slot.start}
              variant="default"
              onClick={() => go({ slot: slotParam(slot.start), day: dayOf(slot.start, zone) }, { replace: true })}
            >
              {name(slot.start)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
