import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/paths';
import classes from './steps.module.css';

/** What happened, in its order. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className={classes.steps}>{children}</ol>;
}

export function Step({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <span className={classes.icon}>
        <Icon name={icon} size={16} />
      </span>
      <div className={classes.text}>{children}</div>
    </li>
  );
}
