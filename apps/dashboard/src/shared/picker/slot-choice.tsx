import { useLingui } from '@lingui/react';
import { Button, Stack } from '@mantine/core';
import type { Slot } from '@team-selector/client';
import { useState } from 'react';
import { byPartOfDay, hasAnHourTwice } from './slots';
import { SlotGroup } from './slot-group';

interface Props {
  slots: readonly Slot[];
  zone: string;
  /** Minutes. */
  duration: number;
  /** The start of the appointment that is to be moved. */
  former?: string;
  onChoose: (start: string) => void;
}

/**
 * The times of a day: one radio group, one stop of the tab key. A pointer goes on at once; arrows only mark a time, and
 * Enter goes on with it.
 */
export function SlotChoice({ slots, zone, duration, former, onChoose }: Props) {
  const { i18n } = useLingui();
  const [marked, mark] = useState<string>();
  const goOn = (start: string | undefined): void => {
    if (start !== undefined) onChoose(start);
  };
  const withOffset = hasAnHourTwice(slots, zone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        goOn(marked);
      }}
    >
      <Stack gap="md" role="radiogroup" aria-label={i18n.t('shared.times', { count: slots.length })}>
        {byPartOfDay(slots, zone).map(({ part, slots: some }) => (
          <SlotGroup
            key={part}
            part={part}
            slots={some}
            look={{ zone, duration, withOffset, former }}
            marked={marked}
            onMark={mark}
            onChoose={goOn}
          />
        ))}
        {marked !== undefined && <Button type="submit">{i18n.t('shared.go_on')}</Button>}
      </Stack>
    </form>
  );
}
