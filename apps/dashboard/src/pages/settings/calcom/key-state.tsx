import { useLingui } from '@lingui/react';
import { StateMark } from '../../../shared/states/state-mark';
import { useStatus } from '../../../shared/states/use-status';

/** Whether a key is stored and taken; the key itself is never shown. */
export function KeyState() {
  const { i18n } = useLingui();
  const { data } = useStatus();
  if (!data) return null;
  if (!data.calcom) return <StateMark tone="off">{i18n.t('settings.calcom.no_key')}</StateMark>;
  return data.calcom.key === 'refused' ? (
    <StateMark tone="bad">{i18n.t('settings.calcom.refused')}</StateMark>
  ) : (
    <StateMark tone="good">{i18n.t('settings.calcom.taken')}</StateMark>
  );
}
