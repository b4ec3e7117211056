import { useLingui } from '@lingui/react';
import { useMe } from '../../../shared/session/use-me';
import { momentText } from '../../../shared/time/formats';

export function SyncedAt({ moment }: { moment: string | null }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  return <span>{moment === null ? i18n.t('teams.never_synced') : momentText(moment, timezone, i18n.locale)}</span>;
}
