import { useEffect, useRef } from 'react';

/** Gives the focus back to what had it, such as the link that has opened a drawer, when the component goes. */
export function useFocusReturned(): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const element = before.current;
    return () => {
      if (element instanceof HTMLElement) requestAnimationFrame(() => element.isConnected && element.focus());
    };
  }, []);
}
