import { useEffect, useState } from 'react';

/** False until the given milliseconds have passed, so that fast content shows no loading indicator. */
export function useDelayed(ms: number): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isDue;
}
