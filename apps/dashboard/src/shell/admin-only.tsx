import { useLingui } from '@lingui/react';
import { Outlet } from '@tanstack/react-router';
import { PageHeading } from '../shared/access/page-heading';
import { useMe } from '../shared/session/use-me';
import { Forbidden } from '../shared/states/forbidden';

export function AdminOnly() {
  const { i18n } = useLingui();
  if (useMe().role === 'admin') return <Outlet />;
  return (
    <>
      <PageHeading>{i18n.t('shared.forbidden.heading')}</PageHeading>
      <Forbidden />
    </>
  );
}
