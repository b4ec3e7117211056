import { useLingui } from '@lingui/react';
import { List } from '@mantine/core';
import { PageHeading } from '../../shared/access/page-heading';
import { Empty } from '../../shared/states/empty';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { useTeams } from '../../shared/teams/teams';

export function BookPage() {
  const { i18n } = useLingui();
  return (
    <>
      <PageHeading>{i18n.t('book.heading')}</PageHeading>
      <QueryView
        query={useTeams()}
        skeleton={<SkeletonLines />}
        empty={(teams) => (teams.length === 0 ? <Empty text={i18n.t('book.no_teams')} /> : undefined)}
      >
        {(teams) => (
          <List>
            {teams.map(({ id, name }) => (
              <List.Item key={id}>{name}</List.Item>
            ))}
          </List>
        )}
      </QueryView>
    </>
  );
}
