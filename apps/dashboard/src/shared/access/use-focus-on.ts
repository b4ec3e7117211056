import { type RefObject, useEffect, useRef } from 'react';
import { leadTo } from './lead-to';

/**
 * Moves the focus to an element whenever `what` becomes another value, such as to the heading of the step that a choice
 * opens. Not on the first render: a user who opens a page starts at its top. The element needs `tabIndex={-1}`.
 */
export function useFocusOn<E extends HTMLElement>(what: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  const before = useRef(what);
  useEffect(() => {
    if (before.current === what) return;
    before.current = what;
    if (what !== undefined) leadTo(element.current);
  }, [what]);
  return element;
}
