import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import type { Team } from '@team-selector/client';
import { dateText, timeText } from '../../../shared/time/formats';
import { dayOf } from '../../../shared/time/zones';
import { monthOf } from '../../../shared/picker/months';
import { slotParam } from '../search';
import { useGo } from '../use-go';

interface Props {
  slot: { team_id: number; event_type_id: number; start: string };
  team: Team | undefined;
}

export function EarliestTime({ slot, team }: Props) {
  const { i18n } = useLingui();
  const go = useGo();
  if (!team) return null;
  const { timezone, name } = team;
  const choose = (): void => {
    const day = dayOf(slot.start, timezone);
    const what = { team: team.id, service: slot.event_type_id, duration: undefined, zone: undefined };
    go({ ...what, day, month: monthOf(day), slot: slotParam(slot.start) });
  };
  return (
    <Button
      variant="light"
      h="auto"
      py="xs"
      justify="flex-start"
      onClick={choose}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
    >
      {i18n.t('book.earliest_time', {
        date: dateText(slot.start, timezone, i18n.locale),
        time: timeText(slot.start, timezone, i18n.locale),
        team: name,
      })}
    </Button>
  );
}
