import { useEffect, useState } from 'react';

/** Whether any of an element is seen, by the id that it, or what it names, has. */
export function useIsInSight(id: string): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const element = document.getElementById(id);
    if (!element) return undefined;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting === true), {
      rootMargin: '0px 0px -35% 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [id]);
  return isInSight;
}
