import { useLingui } from '@lingui/react';
import { Button, Stack } from '@mantine/core';
import type { Slot } from '@team-selector/client';
import { useState } from 'react';
import { byPartOfDay, hasAnHourTwice } from '../slots';
import { slotParam } from '../search';
import { useGo } from '../use-go';
import { SlotGroup } from './slot-group';

interface Props {
  slots: readonly Slot[];
  zone: string;
  /** Minutes. */
  duration: number;
}

/**
 * The times of a day: one radio group, one stop of the tab key. A pointer goes on at once; arrows only mark a time, and
 * Enter goes on with it.
 */
export function SlotChoice({ slots, zone, duration }: Props) {
  const { i18n } = useLingui();
  const go = useGo();
  const [marked, mark] = useState<string>();
  const goOn = (start: string | undefined): void => {
    if (start !== undefined) go({ slot: slotParam(start) });
  };
  const withOffset = hasAnHourTwice(slots, zone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        goOn(marked);
      }}
    >
      <Stack gap="md" role="radiogroup" aria-label={i18n.t('book.times', { count: slots.length })}>
        {byPartOfDay(slots, zone).map(({ part, slots: some }) => (
          <SlotGroup
            key={part}
            part={part}
            slots={some}
            look={{ zone, duration, withOffset }}
            marked={marked}
            onMark={mark}
            onChoose={goOn}
          />
        ))}
        {marked !== undefined && <Button type="submit">{i18n.t('book.go_on')}</Button>}
      </Stack>
    </form>
  );
}
