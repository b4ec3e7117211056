import { useLingui } from '@lingui/react';
import { Button, Group, Text } from '@mantine/core';
import { zoneText } from '../../../shared/time/zone-text';
import { browserZone, showTheSame } from '../../../shared/time/zones';
import type { BookingState } from '../use-booking-state';
import { useGo } from '../use-go';

/** In which zone times are shown; with the choice of the browser's where its clock differs. */
export function ZoneLine({ state: { zone, teamZone, day, today } }: { state: BookingState }) {
  const { i18n } = useLingui();
  const go = useGo();
  const noon = `${day ?? today}T12:00:00Z`;
  const isMine = zone !== teamZone;
  const hasChoice = !showTheSame(noon, teamZone, browserZone());
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {zoneText(zone, noon, i18n)}
      </Text>
      {hasChoice && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => go({ zone: isMine ? undefined : 'mine', day: undefined, slot: undefined }, { replace: true })}
        >
          {isMine ? i18n.t('book.zone_team') : i18n.t('book.zone_mine')}
        </Button>
      )}
    </Group>
  );
}
