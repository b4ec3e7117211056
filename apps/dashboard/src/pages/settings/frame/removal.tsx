import type { UseMutationResult } from '@tanstack/react-query';
import { useLingui } from '@lingui/react';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { Refusal } from './refusal';

interface Props {
  id: number;
  /** What has to be typed. */
  name: string;
  /** What goes with it. */
  text: string;
  removing: UseMutationResult<unknown, Error, number>;
  onClose: () => void;
}

/** Asks before something of the settings is removed. */
export function Removal({ id, name, text, removing, onClose }: Props) {
  const { i18n } = useLingui();
  return (
    <ConfirmByName
      title={i18n.t('settings.remove_named', { name })}
      name={name}
      action={i18n.t('settings.remove')}
      isBusy={removing.isPending}
      onConfirm={() => removing.mutate(id)}
      onClose={onClose}
    >
      <Refusal error={removing.error} />
      {text}
    </ConfirmByName>
  );
}
