import { useLingui } from '@lingui/react';
import { Anchor, Group, List } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SyncRun } from '@team-selector/client';
import { useMe } from '../../../shared/session/use-me';
import { StateMark } from '../../../shared/states/state-mark';
import { momentText } from '../../../shared/time/formats';
import { Disclosure } from '../../../shared/disclosure/disclosure';
import { runMark } from './run-mark';

export function EarlierRuns({ runs }: { runs: SyncRun[] }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  if (runs.length < 2) return null;
  return (
    <Disclosure summary={i18n.t('teams.sync.earlier')}>
      <List listStyleType="none" spacing={4}>
        {runs.map((run) => (
          <List.Item key={run.id}>
            <Group gap="md">
              <Anchor
                size="sm"
                renderRoot={(props) => <Link to="/teams/runs/$id" params={{ id: String(run.id) }} {...props} />}
              >
                {momentText(run.started_at, timezone, i18n.locale)}
              </Anchor>
              <StateMark tone={runMark(run).tone}>{i18n._(runMark(run).text)}</StateMark>
            </Group>
          </List.Item>
        ))}
      </List>
    </Disclosure>
  );
}
