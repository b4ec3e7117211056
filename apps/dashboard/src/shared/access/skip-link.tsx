import { leadTo } from './lead-to';
import classes from './skip-link.module.css';

/** A link that is visible when focused by keyboard, and skips everything before its target. */
export function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <button type="button" className={classes.link} onClick={() => leadTo(document.getElementById(to))}>
      {children}
    </button>
  );
}
