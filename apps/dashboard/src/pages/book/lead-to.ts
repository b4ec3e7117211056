/** Moves the focus, and with it the view, to a heading. */
export function leadTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

const NARROW = '(max-width: 62em)';

/**
 * Leads on where the next step stands below, when a radio is chosen by pointer. Not by keyboard, whose arrows choose one
 * after the other; the click that they make has no `detail`.
 */
export const leadToByPointer =
  (id: string) =>
  ({ detail }: { detail: number }): void => {
    if (detail > 0 && matchMedia(NARROW).matches) requestAnimationFrame(() => leadTo(id));
  };
