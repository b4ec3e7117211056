import { useLingui } from '@lingui/react';
import { useMe } from '../../../shared/session/use-me';
import { momentText } from '../../../shared/time/formats';

/** @param none what no moment means. */
export function Moment({ at, none }: { at: string | null; none: string }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  return <span>{at === null ? none : momentText(at, timezone, i18n.locale)}</span>;
}
