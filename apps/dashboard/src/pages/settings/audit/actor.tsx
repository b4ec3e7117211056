import { useLingui } from '@lingui/react';
import type { AuditEntry } from '@team-selector/client';
import { Person } from '../people/person';

export function Actor({ entry: { actor_type, actor_id } }: { entry: AuditEntry }) {
  const { i18n } = useLingui();
  if (actor_type === 'operator') return <span>{i18n.t('settings.audit.operator')}</span>;
  if (actor_id === null) return <span>{i18n.t('settings.audit.nobody')}</span>;
  if (actor_type === 'user') return <Person id={actor_id} />;
  return <span>{i18n.t('settings.audit.agent', { id: String(actor_id) })}</span>;
}
