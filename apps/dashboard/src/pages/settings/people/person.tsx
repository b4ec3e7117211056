import { useLingui } from '@lingui/react';
import { usePeople } from './use-people';

/** A current or former user: what removed users did stays. */
export function Person({ id }: { id: number }) {
  const { i18n } = useLingui();
  const { data } = usePeople();
  return <span>{data?.get(id) ?? i18n.t('settings.person', { id: String(id) })}</span>;
}
