import { leadTo } from './lead-to';
import classes from './skip-link.module.css';

/** Seen when it is reached by keyboard; leads past what comes before its target. */
export function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <button type="button" className={classes.link} onClick={() => leadTo(document.getElementById(to))}>
      {children}
    </button>
  );
}
