import type { TrialDocs } from '../api-docs';
import type { ApiDocument } from '../docs/document';
import { type OwnIds, type OwnValues, withOwnValues } from '../docs/own-examples';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
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

/** Swagger UI of the demo: signed in, with examples from the demo's own data. */
export class DemoDocs implements TrialDocs {
  private demo?: { baseUrl: string; token: string };

  /** @param host whom the server listens to: the page tells nobody else a token. */
  constructor(private readonly host: string) {}

  /** From now on the demo can be asked. */
  open(baseUrl: string, token: string | undefined): void {
    if (LOOPBACK.test(this.host) && token !== undefined) this.demo = { baseUrl, token };
  }

  get token(): string | undefined {
    return this.demo?.token;
  }

  async withOwnExamples(document: ApiDocument): Promise<ApiDocument> {
    if (!this.demo) return document;
    const [ids, values] = await Promise.all([this.ids(), this.values()]);
    return withOwnValues(document, values, ids);
  }

  private async ids(): Promise<OwnIds> {
    const found = await Promise.all(
      Object.entries(LISTS).map(async ([path, list]) => [path, (await this.list(list))[0]?.id] as const),
    );
    const [call] = await this.list('/api/retell/calls');
    return { ...Object.fromEntries(found), '/api/retell/calls/{id}': call?.['call_id'] as string | undefined };
  }

  /** A service that asks nothing but who comes, and its first free slot on a day in two weeks or soon after. */
  private async values(): Promise<OwnValues> {
    const [team] = await this.list('/api/calcom/teams');
    const [agent] = await this.list('/api/retell/agents');
    const asksLittle = ({ booking_fields: fields }: Item): boolean =>
      !(fields as { required: boolean }[]).some(({ required }) => required);
    const services = team ? await this.list(`/api/calcom/teams/${team.id}/event-types`) : [];
    const service = services.find(asksLittle) ?? services[0];
    if (!team || !service) return {};
    const [date, end_date] = [DAYS_AHEAD, DAYS_AHEAD + 7].map((days) =>
      new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10),
    );
    const query = `team_id=${team.id}&event_type_id=${service.id}&date=${date}&end_date=${end_date}`;
    const { slots = [] } = (await this.get<{ slots?: { start: string; slot_id: string }[] }>(
      `/api/retell/check-availability?${query}`,
    )) ?? { slots: [] };
    const [slot] = slots;
    return {
      team_id: team.id,
      event_type_id: service.id,
      event_type_ids: String(service.id),
      agent_id: agent?.['agent_id'],
      date: slot?.start.slice(0, 10) ?? date,
      start: slot?.start,
      slot_id: slot?.slot_id,
    };
  }

  private list = async (path: string): Promise<Item[]> => (await this.get<Item[]>(path)) ?? [];

  /** Undefined where the demo cannot answer: the page then lacks examples, and works. */
  private async get<T>(path: string): Promise<T | undefined> {
    const { baseUrl = '', token = '' } = this.demo ?? {};
    try {
      const response = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } });
      return response.ok ? ((await response.json()) as { data: T }).data : undefined;
    } catch {
      return undefined;
    }
  }
}
