import { useLingui } from '@lingui/react';
import { NativeSelect } from '@mantine/core';
import type { BookingState } from '../use-booking-state';
import { useTeamChange } from '../use-team-change';
import { teamOptions } from '../team-options';

export function TeamStep({ state }: { state: BookingState }) {
  const { i18n } = useLingui();
  const { change, prefetch } = useTeamChange(state);
  const teams = state.teams.data ?? [];
  return (
    <NativeSelect
      label={i18n.t('book.team')}
      size="md"
      data={teamOptions(teams, (name) => i18n.t('book.default_team', { name }), i18n.t('book.no_branch'))}
      value={String(state.team?.id ?? '')}
      onChange={({ currentTarget }) => change(Number(currentTarget.value))}
      onFocus={prefetch}
      onPointerEnter={prefetch}
    />
  );
}
