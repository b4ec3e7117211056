import { useEffect, useRef } from 'react';
import { announce } from '../../../shared/access/announcements';
import { waitBeforeSaying } from './wait-before-saying';

/** Says how far it is to those who do not see the bar, but not each step. */
export function useSpokenProgress(text: string): void {
  const saidAt = useRef<number>(undefined);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        saidAt.current = Date.now();
        announce(text);
      },
      waitBeforeSaying(saidAt.current, Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text]);
}
