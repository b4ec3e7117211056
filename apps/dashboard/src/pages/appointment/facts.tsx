import { useLingui } from '@lingui/react';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { SOURCE_TEXTS } from '../../shared/bookings/source-text';
import { teamsQuery } from '../../shared/teams/teams';
import { WhenLines } from '../../shared/time/when-lines';
import { Fact, Facts as FactList } from '../../shared/lists/facts';
import { answerText } from './answer-text';
import { Attendee } from './attendee';
import { placeText } from './place-text';

/** All there is to know about an appointment; what is empty is left out. */
export function Facts({ booking }: { booking: Booking }) {
  const { i18n } = useLingui();
  const team = useQuery(teamsQuery).data?.find(({ id }) => id === booking.team_id);
  const { attendee, meeting_url: link } = booking;
  return (
    <FactList>
      <Fact name={i18n.t('appointment.service')}>{booking.title}</Fact>
      <Fact name={i18n.t('appointment.when')}>
        <WhenLines start={booking.start} end={booking.end} zone={team?.timezone ?? booking.timezone} />
      </Fact>
      <Fact name={i18n.t('appointment.who')}>
        <Attendee attendee={attendee} />
      </Fact>
      <Fact name={i18n.t('appointment.team')}>{team?.name}</Fact>
      <Fact name={i18n.t('appointment.hosts')}>{booking.hosts.map(({ name }) => name).join(', ')}</Fact>
      <Fact name={i18n.t('appointment.place')}>{placeText(booking)}</Fact>
      <Fact name={i18n.t('appointment.link')}>{link === null ? undefined : <Anchor href={link}>{link}</Anchor>}</Fact>
      <Fact name={i18n.t('appointment.notes')}>{booking.notes}</Fact>
      {Object.entries(booking.answers).map(([slug, answer]) => (
        <Fact key={slug} name={slug}>
          {answerText(answer, i18n.t('appointment.yes'), i18n.t('appointment.no'))}
        </Fact>
      ))}
      <Fact name={i18n.t('appointment.code')}>{booking.code}</Fact>
      <Fact name={i18n.t('appointment.source')}>{i18n._(SOURCE_TEXTS[booking.source])}</Fact>
    </FactList>
  );
}
