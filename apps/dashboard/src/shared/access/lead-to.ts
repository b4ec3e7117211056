const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where the eye is: the upper part of what is seen. */
function isInSight(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight * 0.6;
}

/** Moves the focus to a heading, and the view where it does not stand in sight already. */
export function leadTo(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  if (heading && !isInSight(heading))
    heading.scrollIntoView({ block: 'start', behavior: prefersStillness() ? 'auto' : 'smooth' });
}
