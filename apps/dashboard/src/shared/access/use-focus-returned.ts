import { useEffect, useRef } from 'react';
import { focusOrHeading } from './focus-or-heading';

/**
 * Gives the focus back to what had it, such as the link that has opened a drawer, when the component goes. Where that is
 * gone, too, the heading of the page gets it.
 */
export function useFocusReturned(): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const element = before.current;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusOrHeading(element);
      });
    };
  }, []);
}
