import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { Steps } from './steps';

const route = getRouteApi('/signed-in/');

/**
 * What was chosen is marked at once. The days, the times and the form follow from it in a render that lets the browser
 * paint in between, because they take longer than a click may on a slow device.
 */
export function BookPage() {
  const search = route.useSearch();
  const { team, service, duration, zone } = search;
  const chosen = useMemo(() => ({ team, service, duration, zone }), [team, service, duration, zone]);
  return <Steps search={useDeferredValue(search)} chosen={chosen} />;
}
