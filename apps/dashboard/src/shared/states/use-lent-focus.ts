import { type RefObject, useEffect, useRef } from 'react';
import { leadTo } from '../access/lead-to';

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
const isHeld = (): boolean => document.activeElement?.getAttribute('aria-busy') === 'true';

/**
 * For what appears above the page: takes the focus where a pressed button waits for it, or nothing has it, and gives it
 * back when it goes. Whoever is typing goes on typing.
 */
export function useLentFocus<E extends HTMLElement>(isShown: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (!isShown || !(isNowhere() || isHeld())) return undefined;
    const before = document.activeElement as HTMLElement | null;
    leadTo(element.current);
    return () => (before?.isConnected ? before : document.getElementById('main'))?.focus();
  }, [isShown]);
  return element;
}
