import { DateTime } from 'luxon';
import type { Answer, Json } from './client';
import type { TestCompany } from './world';

/** A bookable service of a company, and its free times on a Monday to come. */
export interface Offer {
  teamId: number;
  eventTypeId: number;
  starts: string[];
  slotIds: string[];
}

/** A Monday that is beyond the notice period of every service. */
export const nextMonday = (weeks = 1): string =>
  DateTime.now().setZone('Europe/Berlin').plus({ weeks }).startOf('week').toISODate() ?? '';

/** Services of the two companies whose bookings need only a name and an e-mail address. */
const PLAIN = ['herrenhaarschnitt', 'massage'];

/** The first plain service that has free times. @throws Error when the company has none. */
export async function findOffer({ member }: TestCompany, weeks = 1): Promise<Offer> {
  const { body: teams } = await member.get('/api/calcom/teams');
  for (const team of teams.data) {
    const { body: eventTypes } = await member.get(`/api/calcom/teams/${team.id}/event-types`);
    for (const eventType of eventTypes.data) {
      if (!PLAIN.includes(eventType.slug)) continue;
      const question = `team_id=${team.id}&event_type_id=${eventType.id}&date=${nextMonday(weeks)}`;
      const { body } = await member.get(`/api/retell/check-availability?${question}`);
      const slots: { start: string; slot_id: string }[] = body.data?.slots ?? [];
      if (slots.length === 0) continue;
      const starts = slots.map(({ start }) => start);
      return { teamId: team.id, eventTypeId: eventType.id, starts, slotIds: slots.map((slot) => slot.slot_id) };
    }
  }
  throw new Error('The company offers no free time');
}

/** The request body that books one of an offer's times. */
export const bookingOf = ({ teamId, eventTypeId, starts }: Offer, index = 0): object => ({
  team_id: teamId,
  event_type_id: eventTypeId,
  start: starts[index],
  attendee: { name: 'Erika Mustermann', email: 'erika@example.org', phone_number: '+4930901820' },
});

export const book = ({ member }: TestCompany, offer: Offer, key?: string): Promise<Answer<Json>> =>
  member.post('/api/retell/book-appointment', bookingOf(offer), key ? { headers: { 'idempotency-key': key } } : {});
