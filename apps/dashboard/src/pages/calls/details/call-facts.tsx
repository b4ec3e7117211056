import { useLingui } from '@lingui/react';
import type { WholeCall } from '@team-selector/client';
import { Fact, Facts } from '../../../shared/lists/facts';
import { useMe } from '../../../shared/session/use-me';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import { dateText, timeText } from '../../../shared/time/formats';
import { beganAt } from '../began-at';
import { durationText } from '../duration-text';
import { CallNumber } from '../list/call-number';
import { OutcomeBadge } from '../outcome-badge';
import { CallResults } from './call-results';

export function CallFacts({ call }: { call: WholeCall }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const teamName = useTeamNames();
  const at = beganAt(call);
  return (
    <Facts>
      <Fact name={i18n.t('calls.outcome')}>
        <OutcomeBadge outcome={call.outcome} />
        <CallResults call={call} />
      </Fact>
      <Fact name={i18n.t('calls.when')}>
        {at !== undefined && [dateText, timeText].map((text) => text(at, timezone, i18n.locale)).join(', ')}
      </Fact>
      <Fact name={i18n.t('calls.duration')}>{durationText(call.started_at, call.ended_at, i18n.locale)}</Fact>
      <Fact name={i18n.t('calls.number')}>
        <CallNumber call={call} />
      </Fact>
      <Fact name={i18n.t('calls.team')}>{call.team_id === null ? undefined : teamName(call.team_id)}</Fact>
      <Fact name={i18n.t('calls.agent')}>{call.agent_id}</Fact>
    </Facts>
  );
}
