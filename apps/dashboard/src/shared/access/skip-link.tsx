import classes from './skip-link.module.css';

/** Seen when it is reached by keyboard; leads past what comes before its target. */
export function SkipLink({ to, children }: { to: string; children: string }) {
  const focus = (): void => {
    const target = document.getElementById(to);
    target?.focus();
    target?.scrollIntoView({ block: 'start' });
  };
  return (
    <button type="button" className={classes.link} onClick={focus}>
      {children}
    </button>
  );
}
