import { useEffect, useState } from 'react';

/** False until so many milliseconds have passed: what is there sooner shows no sign of waiting. */
export function useDelayed(ms: number): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isDue;
}
