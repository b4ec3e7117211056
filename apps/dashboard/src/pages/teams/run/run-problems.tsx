import { useLingui } from '@lingui/react';
import { List, Paper, Stack, Title } from '@mantine/core';
import type { SyncProblem } from '@team-selector/client';
import { Disclosure } from '../../../shared/disclosure/disclosure';
import { problemGroups } from './problem-groups';
import { problemName } from './problem-name';

/** What Cal.com listed and could not be stored, item by item. */
export function RunProblems({ problems }: { problems: SyncProblem[] }) {
  const { i18n } = useLingui();
  if (problems.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="problems">
      <Title order={2} size="h4" id="problems">
        {i18n.t('teams.problems.heading')}
      </Title>
      {problemGroups(problems).map((group) => (
        <Paper key={`${group.object} ${group.calcom_id}`} withBorder p="sm">
          <Disclosure summary={problemName(group, i18n)}>
            <List size="sm">
              {group.problems.map(({ field, message }, n) => (
                <List.Item key={n}>{field === '' ? message : `${field}: ${message}`}</List.Item>
              ))}
            </List>
          </Disclosure>
        </Paper>
      ))}
    </Stack>
  );
}
