import { VisuallyHidden } from '@mantine/core';
import { useStore } from '../api/store';
import { assertive, polite } from './announcements';

/** Stands in the page from the beginning: a region that arrives with its text is often not heard. */
export function LiveRegions() {
  const calm = useStore(polite);
  const urgent = useStore(assertive);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        <span key={calm.nth}>{calm.text}</span>
      </div>
      <div aria-live="assertive">
        <span key={urgent.nth}>{urgent.text}</span>
      </div>
    </VisuallyHidden>
  );
}
