import type { OwnIds, OwnValues } from '../docs/own-examples';

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

const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Finds things of a demo company that examples can name, by its own API. */
export class DemoThings {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async ids(): Promise<OwnIds> {
    const found = await Promise.all(
      Object.entries(LISTS).map(async ([path, list]) => [path, (await this.list(list))[0]?.id] as const),
    );
    const [call] = await this.list('/api/retell/calls');
    return { ...Object.fromEntries(found), '/api/retell/calls/{id}': call?.['call_id'] as string | undefined };
  }

  /** A service that asks nothing but who comes, and its first free slot on a day in two weeks or soon after. */
  async values(): Promise<OwnValues> {
    const [[team], [agent]] = await Promise.all([this.list('/api/calcom/teams'), this.list('/api/retell/agents')]);
    const services = team ? await this.list(`/api/calcom/teams/${team.id}/event-types`) : [];
    const service = services.find(asksLittle) ?? services[0];
    if (!team || !service) return {};
    const range = `date=${dayIn(DAYS_AHEAD)}&end_date=${dayIn(DAYS_AHEAD + 7)}`;
    const path = `/api/retell/check-availability?team_id=${team.id}&event_type_id=${service.id}&${range}`;
    const slot = (await this.get<{ slots: { start: string; slot_id: string }[] }>(path))?.slots[0];
    return {
      team_id: team.id,
      event_type_id: service.id,
      event_type_ids: String(service.id),
      agent_id: agent?.['agent_id'],
      date: slot?.start.slice(0, 10) ?? dayIn(DAYS_AHEAD),
      start: slot?.start,
      slot_id: slot?.slot_id,
    };
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
