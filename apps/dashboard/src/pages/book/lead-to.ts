import { leadTo } from '../../shared/access/lead-to';

export const leadToStep = (id: string): void => leadTo(document.getElementById(id));

const NARROW = '(max-width: 62em)';

/**
 * Leads on where the next step stands below, when a radio is chosen by pointer. Not by keyboard, whose arrows choose one
 * after the other; the click that they make has no `detail`.
 */
export const leadToByPointer =
  (id: string) =>
  ({ detail }: { detail: number }): void => {
    if (detail > 0 && matchMedia(NARROW).matches) requestAnimationFrame(() => leadToStep(id));
  };
