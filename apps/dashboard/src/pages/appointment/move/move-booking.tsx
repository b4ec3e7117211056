import { useLingui } from '@lingui/react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Booking, Slot } from '@team-selector/client';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../shared/access/announcements';
import { Icon } from '../../../shared/icons/icon';
import { useTeamZone } from '../../../shared/teams/use-team-zone';
import { whenText } from './when-text';
import { useChange } from '../use-change';
import { ConfirmMove } from './confirm-move';
import { MoveRefused } from './move-refused';
import { PickTime } from './pick-time';
import { type Move, moveBooking } from './send';
import { useMoveTimes } from './use-move-times';

interface Props {
  booking: Booking;
  onDone: () => void;
  onLeave: () => void;
}

/** Moves an appointment to another free time of its team and service. */
export function MoveBooking({ booking, onDone, onLeave }: Props) {
  const { i18n } = useLingui();
  const zone = useTeamZone(booking);
  const times = useMoveTimes(booking, zone);
  const [chosen, choose] = useState<Slot>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const change = useChange(
    booking.id,
    (body: Move, key) => moveBooking(booking.id, body, key),
    ({ status }) => {
      if (status === 'confirmed' || status === 'requested') announce(i18n.t('appointment.move.done'));
      onDone();
    },
  );
  const take = (slot: Slot | undefined): void => {
    change.reset();
    choose(slot);
  };
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4" mb="xs" ref={heading} tabIndex={-1}>
          {i18n.t('appointment.move.heading')}
        </Title>
        <Text>{i18n.t('appointment.move.former', { when: whenText(booking, zone, i18n.locale) })}</Text>
      </div>
      <MoveRefused change={change} chosen={chosen} times={times} zone={zone} onChoose={take} />
      {chosen === undefined ? (
        <PickTime booking={booking} times={times} zone={zone} onChoose={take} />
      ) : (
        <ConfirmMove
          slot={chosen}
          zone={zone}
          isBusy={change.isPending}
          // Each response has a new id for the same slot, so the start identifies it.
          onConfirm={() => change.send({ body: { slot_id: chosen.slot_id }, wish: chosen.start })}
          onOther={() => take(undefined)}
        />
      )}
      <Group>
        <Button variant="subtle" onClick={onLeave} leftSection={<Icon name="close" size={18} />}>
          {i18n.t('appointment.move.leave')}
        </Button>
      </Group>
    </Stack>
  );
}
