import { leadTo } from '../../shared/access/lead-to';

export const leadToStep = (id: string): void => leadTo(document.getElementById(id));

const NARROW = '(max-width: 62em)';

/**
 * Moves on to the next step below when a radio is chosen by pointer. Not by keyboard, whose arrow keys choose one after
 * the other; their clicks have no `detail`.
 */
export const leadToByPointer =
  (id: string) =>
  ({ detail }: { detail: number }): void => {
    if (detail > 0 && matchMedia(NARROW).matches) requestAnimationFrame(() => leadToStep(id));
  };
