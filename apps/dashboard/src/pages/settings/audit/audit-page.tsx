import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeading } from '../../../shared/access/page-heading';
import { MoreButton } from '../../../shared/lists/more-button';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { ActionFilter } from './action-filter';
import { isAction } from './actions';
import { AuditTable } from './audit-table';
import { useAuditLog } from './use-audit-log';

const route = getRouteApi('/signed-in/admin/settings/audit');

export function AuditPage() {
  const { i18n } = useLingui();
  const { action } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = isAction(action) ? action : undefined;
  const entries = useAuditLog(chosen);
  return (
    <>
      <PageHeading>{i18n.t('settings.audit.heading')}</PageHeading>
      <Text c="dimmed" mt="-sm" mb="lg">
        {i18n.t('settings.audit.lead')}
      </Text>
      <ActionFilter
        action={chosen}
        onChoose={(next) => void navigate({ search: next ? { action: next } : {}, replace: true, resetScroll: false })}
      />
      <QueryView
        query={entries}
        skeleton={<SkeletonLines />}
        empty={(all) => (all.length === 0 ? <Empty text={i18n.t('settings.audit.none')} /> : undefined)}
      >
        {(all) => <AuditTable entries={all} />}
      </QueryView>
      <MoreButton list={entries} />
    </>
  );
}
