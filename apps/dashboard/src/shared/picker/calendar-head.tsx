import { Button, Heading } from 'react-aria-components/Calendar';
import { Icon } from '../icons/icon';
import classes from './day-calendar.module.css';

/** The month between the ways to the one before and the one after, which the calendar names itself. */
export function CalendarHead() {
  return (
    <div className={classes.head}>
      <Button slot="previous" className={classes.step!} data-before>
        <Icon name="chevron" />
      </Button>
      <Heading className={classes.month!} level={3} />
      <Button slot="next" className={classes.step!}>
        <Icon name="chevron" />
      </Button>
    </div>
  );
}
