import { useEffect, useRef } from 'react';

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
        if (document.activeElement !== document.body) return;
        const heir = element?.isConnected ? element : document.querySelector('h1');
        if (heir instanceof HTMLElement) heir.focus();
      });
    };
  }, []);
}
