import type { Json } from '../support/client';
import { findOffer, type Offer } from '../support/road';
import type { SharedWorld } from '../support/shared-world';
import type { Visitor } from '../support/visitor';

/** An offer under the address of one of its times. @param index of the time. */
export function addressOf({ teamId, eventTypeId, starts }: Offer, index = 0): string {
  const start = new Date(starts[index] ?? '').toISOString();
  const slot = `${start.slice(0, 19)}Z`;
  return `/?team=${teamId}&service=${eventTypeId}&day=${start.slice(0, 10)}&month=${start.slice(0, 7)}&slot=${slot}`;
}

/** Where the offer's services are chosen. */
export const teamAddressOf = ({ teamId }: Offer): string => `/?team=${teamId}`;

/** Signs in and opens the form for one of an offer's times. */
export async function toForm(one: Visitor, { salon }: SharedWorld, offer: Offer, index = 0): Promise<void> {
  await one.signIn(salon.adminEmail, addressOf(offer, index));
  await one.page.getByLabel('Name').waitFor();
}

export async function fillIn({ page }: Visitor, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email', { exact: false }).fill(email);
  return email;
}

/** The appointments of somebody, as the service has them. */
export async function appointmentsOf({ salon }: SharedWorld, email: string): Promise<Json[]> {
  const { body } = await salon.admin.get('/api/bookings?limit=100');
  return body.data.filter((one: Json) => one.attendee.email === email);
}

/** The first service of the salon that one person alone can book at a time. */
export async function soloOffer({ salon }: SharedWorld, weeks = 1): Promise<Offer> {
  const offer = await findOffer(salon, weeks);
  const { body: teams } = await salon.admin.get('/api/calcom/teams');
  for (const team of teams.data) {
    const { body } = await salon.admin.get(`/api/calcom/teams/${team.id}/event-types`);
    const solo = body.data.find(({ slug }: Json) => slug === 'brautstyling');
    if (!solo) continue;
    const question = `team_id=${team.id}&event_type_id=${solo.id}&date=${offer.starts[0]?.slice(0, 10)}`;
    const { slots } = (await salon.admin.get(`/api/retell/check-availability?${question}`)).body.data;
    return {
      teamId: team.id,
      eventTypeId: solo.id,
      starts: slots.map(({ start }: Json) => start),
      slotIds: slots.map(({ slot_id }: Json) => slot_id),
    };
  }
  throw new Error('The salon has no service that takes all its hosts');
}
