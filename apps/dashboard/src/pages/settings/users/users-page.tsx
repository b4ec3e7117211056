import { useLingui } from '@lingui/react';
import { useState } from 'react';
import type { ListedUser } from '@team-selector/client';
import { PageHeading } from '../../../shared/access/page-heading';
import { MoreButton } from '../../../shared/lists/more-button';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { AddButton } from '../frame/add-button';
import { EditedUser } from './edited-user';
import { NewUser } from './new-user';
import { RemovedUser } from './removed-user';
import { useUsers } from './use-users';
import { UsersTable } from './users-table';

export function UsersPage() {
  const { i18n } = useLingui();
  const users = useUsers();
  const [isCreating, setCreating] = useState(false);
  const [edited, setEdited] = useState<ListedUser>();
  const [removed, setRemoved] = useState<ListedUser>();
  return (
    <>
      <PageHeading aside={<AddButton label={i18n.t('settings.users.new')} onClick={() => setCreating(true)} />}>
        {i18n.t('settings.users.heading')}
      </PageHeading>
      <QueryView query={users} skeleton={<SkeletonLines />}>
        {(all) => <UsersTable users={all} onEdit={setEdited} onRemove={setRemoved} />}
      </QueryView>
      <MoreButton list={users} />
      {isCreating && <NewUser onClose={() => setCreating(false)} />}
      {edited && <EditedUser user={edited} onClose={() => setEdited(undefined)} />}
      {removed && <RemovedUser user={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}
