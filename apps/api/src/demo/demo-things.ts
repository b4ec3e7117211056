import type { OwnBodies, OwnIds, OwnValues } from '../docs/own-examples';
import { bookingBodies, namedAnew, SEEDED_BODIES } from './demo-bodies';

const DAYS_AHEAD = 14;
const DAY_MS = 86_400_000;

/** The lists whose first item stands for `{id}`, by the path that it ends. */
const LISTS: Record<string, string> = {
  '/api/calcom/teams/{id}': '/api/calcom/teams',
  '/api/branches/{id}': '/api/branches',
  '/api/bookings/{id}': '/api/bookings',
  '/api/calcom/sync-runs/{id}': '/api/calcom/sync-runs',
  '/api/callbacks/{id}': '/api/callbacks',
  '/api/users/{id}': '/api/users',
  '/api/retell/agents/{id}': '/api/retell/agents',
  '/api/webhook-endpoints/{id}': '/api/webhook-endpoints',
};

interface Item {
  id: number;
  [field: string]: unknown;
}

/** What the examples of an attendee have. */
const GIVEN = ['name', 'email'];

const asksLittle = ({ booking_fields: fields }: Item): boolean =>
  (fields as { slug: string; required: boolean }[]).every(({ slug, required }) => !required || GIVEN.includes(slug));

interface Slot {
  start: string;
  end: string;
  slot_id: string;
}

/** Those that do not overlap with one before them. */
const apart = (slots: readonly Slot[]): Slot[] =>
  slots.reduce<Slot[]>((kept, slot) => {
    const last = kept.at(-1);
    return !last || Date.parse(slot.start) >= Date.parse(last.end) ? [...kept, slot] : kept;
  }, []);

const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Finds things of a demo company that examples can name, by its own API. */
export class DemoThings {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async find(): Promise<{ ids: OwnIds; values: OwnValues; bodies: OwnBodies }> {
    const [ids, offer, [newest, before]] = await Promise.all([this.ids(), this.offer(), this.appointments()]);
    // Only what is still to come can be moved and cancelled, and only to a slot of its own service.
    const toCome = { rescheduleBooking: newest?.id, cancelBooking: newest?.id };
    // What callers cancel is another one where there are two, so that either way can be tried after the other.
    const bodies = { ...SEEDED_BODIES, ...namedAnew(), ...bookingBodies(offer.slotIds, before ?? newest) };
    return { ids: { ...ids, ...toCome }, values: offer.values, bodies };
  }

  private async ids(): Promise<OwnIds> {
    const found = await Promise.all(
      Object.entries(LISTS).map(async ([path, list]) => [path, (await this.list(list))[0]?.id] as const),
    );
    const [[call], users] = await Promise.all([this.list('/api/retell/calls'), this.list('/api/users')]);
    const member = users.find(({ role }) => role === 'member');
    const ids = Object.fromEntries(found);
    const endpoint = ids['/api/webhook-endpoints/{id}'];
    const [delivery] = endpoint ? await this.list(`/api/webhook-endpoints/${endpoint}/deliveries`) : [];
    return {
      ...ids,
      '/api/webhook-endpoints/{id}/deliveries/{n}': delivery?.id,
      '/api/retell/calls/{id}': call?.['call_id'] as string | undefined,
      updateUser: member?.id,
    };
  }

  /** A service that asks nothing but who comes, and its free slots on a day in two weeks or soon after. */
  private async offer(): Promise<{ values: OwnValues; slotIds: string[] }> {
    const [[team], [agent]] = await Promise.all([this.list('/api/calcom/teams'), this.list('/api/retell/agents')]);
    const services = team ? await this.list(`/api/calcom/teams/${team.id}/event-types`) : [];
    const service = services.find(asksLittle) ?? services[0];
    if (!team || !service) return { values: {}, slotIds: [] };
    const range = `date=${dayIn(DAYS_AHEAD)}&end_date=${dayIn(DAYS_AHEAD + 7)}`;
    const path = `/api/retell/check-availability?team_id=${team.id}&event_type_id=${service.id}&${range}`;
    const slots = apart((await this.get<{ slots: Slot[] }>(path))?.slots ?? []);
    const values = {
      team_id: team.id,
      event_type_id: service.id,
      event_type_ids: [service.id],
      agent_id: agent?.['agent_id'],
      date: slots[0]?.start.slice(0, 10) ?? dayIn(DAYS_AHEAD),
      start: slots[0]?.start,
      slot_id: slots[0]?.slot_id,
    };
    return { values, slotIds: slots.map((slot) => slot.slot_id) };
  }

  /** Appointments that are to come, of the people of the examples, the newest first. */
  private appointments(): Promise<Item[]> {
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString();
    return this.list(`/api/bookings?status=confirmed&from=${tomorrow}`);
  }

  private list = async (path: string): Promise<Item[]> => (await this.get<Item[]>(path)) ?? [];

  /** Undefined where the demo cannot answer: the page then lacks examples, and works. */
  private async get<T>(path: string): Promise<T | undefined> {
    try {
      const response = await fetch(this.baseUrl + path, { headers: { authorization: `Bearer ${this.token}` } });
      return response.ok ? ((await response.json()) as { data: T }).data : undefined;
    } catch {
      return undefined;
    }
  }
}
