import { useLingui } from '@lingui/react';
import type { Slot } from '@team-selector/client';
import { timeText, timeWithOffset } from '../../../shared/time/formats';
import classes from './pills.module.css';

export interface SlotLook {
  zone: string;
  /** Minutes. */
  duration: number;
  /** On a day that has an hour twice. */
  withOffset: boolean;
}

interface Props {
  slot: Slot;
  look: SlotLook;
  isMarked: boolean;
  onMark: () => void;
  onChoose: () => void;
}

/** A free time, named "10:30, 30 minutes". */
export function SlotPill({ slot, look, isMarked, onMark, onChoose }: Props) {
  const { i18n } = useLingui();
  const time = (look.withOffset ? timeWithOffset : timeText)(slot.start, look.zone, i18n.locale);
  const seats = slot.seats_left;
  return (
    <label className={classes.pill}>
      <input
        type="radio"
        name="slot"
        className={classes.input}
        checked={isMarked}
        onChange={onMark}
        onClick={({ detail }) => {
          if (detail > 0) onChoose();
        }}
        aria-label={i18n.t('book.slot_name', { time, minutes: look.duration })}
      />
      {time}
      {seats !== undefined && <span className={classes.note}>{i18n.t('book.seats_left', { seats })}</span>}
    </label>
  );
}
