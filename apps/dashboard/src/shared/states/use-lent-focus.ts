import { type RefObject, useEffect, useRef } from 'react';
import { leadTo } from '../access/lead-to';

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
const isHeld = (): boolean => document.activeElement?.getAttribute('aria-busy') === 'true';

/**
 * For an element that appears above the page: takes the focus from a busy button, or when no element has it, and gives
 * it back when it disappears. A field in which the user is typing keeps the focus.
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
