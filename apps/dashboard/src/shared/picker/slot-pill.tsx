import { useLingui } from '@lingui/react';
import type { Slot } from '@team-selector/client';
import { timeText, timeWithOffset } from '../time/formats';
import classes from './pills.module.css';

export interface SlotLook {
  zone: string;
  /** Minutes. */
  duration: number;
  /** On a day that has an hour twice. */
  withOffset: boolean;
  /** The start of the appointment that is to be moved, which is marked. */
  former: string | undefined;
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
  const isFormer = look.former !== undefined && Date.parse(slot.start) === Date.parse(look.former);
  return (
    <label className={classes.pill} data-former={isFormer || undefined}>
      <input
        type="radio"
        name="slot"
        className={classes.input}
        checked={isMarked}
        onChange={onMark}
        onClick={({ detail }) => {
          if (detail > 0) onChoose();
        }}
        disabled={isFormer}
        aria-label={
          isFormer
            ? i18n.t('shared.slot_former_name', { time })
            : i18n.t('shared.slot_name', { time, minutes: look.duration })
        }
      />
      {isFormer ? <s>{time}</s> : time}
      {isFormer && <span className={classes.note}>{i18n.t('shared.slot_former')}</span>}
      {seats !== undefined && <span className={classes.note}>{i18n.t('shared.seats_left', { seats })}</span>}
    </label>
  );
}
