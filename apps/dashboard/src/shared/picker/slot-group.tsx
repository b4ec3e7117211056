import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { Slot } from '@team-selector/client';
import type { PartOfDay } from './slots';
import classes from './pills.module.css';
import { SlotPill, type SlotLook } from './slot-pill';

const NAMES: Readonly<Record<PartOfDay, MessageDescriptor>> = {
  morning: /* i18n */ { id: 'shared.part.morning' },
  afternoon: /* i18n */ { id: 'shared.part.afternoon' },
  evening: /* i18n */ { id: 'shared.part.evening' },
};

interface Props {
  part: PartOfDay;
  slots: readonly Slot[];
  look: SlotLook;
  marked: string | undefined;
  onMark: (start: string) => void;
  onChoose: (start: string) => void;
}

export function SlotGroup({ part, slots, look, marked, onMark, onChoose }: Props) {
  const { i18n } = useLingui();
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {i18n._(NAMES[part])}
      </Text>
      <div className={classes.pills}>
        {slots.map((slot) => (
          <SlotPill
            key={slot.start}
            slot={slot}
            look={look}
            isMarked={slot.start === marked}
            onMark={() => onMark(slot.start)}
            onChoose={() => onChoose(slot.start)}
          />
        ))}
      </div>
    </div>
  );
}
