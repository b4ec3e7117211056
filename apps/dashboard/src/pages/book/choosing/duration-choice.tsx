import { useLingui } from '@lingui/react';
import { leadToByPointer } from '../lead-to';
import classes from '../../../shared/picker/pills.module.css';

interface Props {
  label: string;
  /** Minutes. */
  options: readonly number[];
  chosen: number | undefined;
  onChoose: (minutes: number) => void;
}

export function DurationChoice({ label, options, chosen, onChoose }: Props) {
  const { i18n } = useLingui();
  return (
    <div role="radiogroup" aria-label={label} className={classes.inCard}>
      {options.map((minutes) => (
        <label key={minutes} className={classes.pill}>
          <input
            type="radio"
            name="duration"
            className={classes.input}
            checked={minutes === chosen}
            onChange={() => onChoose(minutes)}
            onClick={leadToByPointer('days')}
          />
          {i18n.t('book.minutes', { minutes })}
        </label>
      ))}
    </div>
  );
}
