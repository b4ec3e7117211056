import type { I18n } from '@lingui/core';
import type { Account } from './use-set-key';

/** Whose account a stored key belongs to. */
export const accountText = ({ name, organization }: Account, i18n: I18n): string =>
  organization === null
    ? i18n.t('settings.calcom.stored', { name: name ?? i18n.t('settings.calcom.unnamed') })
    : i18n.t('settings.calcom.stored_organization', {
        name: name ?? i18n.t('settings.calcom.unnamed'),
        organization: String(organization),
      });
