import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { PageHeading } from '../../shared/access/page-heading';
import { Steps } from './steps';

const route = getRouteApi('/signed-in/');

/**
 * What was chosen is marked at once. The days, the times and the form follow from it in a render that lets the browser
 * paint in between, because they take longer than a click may on a slow device.
 */
export function BookPage() {
  const { i18n } = useLingui();
  const search = route.useSearch();
  const { team, service, duration, zone } = search;
  const chosen = useMemo(() => ({ team, service, duration, zone }), [team, service, duration, zone]);
  const shown = useDeferredValue(search);
  // First the heading and what stands around the page: the steps take longer than all of it.
  const isBegun = useDeferredValue(true, false);
  return (
    <>
      <PageHeading>{i18n.t('book.heading')}</PageHeading>
      {isBegun && <Steps search={shown} chosen={chosen} />}
    </>
  );
}
