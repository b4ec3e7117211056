/** An operation of Cal.com's API, with everything that differs between operations. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL, which ends in `/v2`. Ids are already encoded; `organizationId` is a number. */
  readonly path: (id: string, organizationId: string, ...further: string[]) => string;
  /**
   * The `cal-api-version` this endpoint is documented with. Each endpoint has versions of its own: the version of
   * another one gets a 404 or an older shape, without a warning. So there is no default, and absent means "send none".
   */
  readonly version?: string;
  readonly kind: 'read' | 'write';
  /** Whether the client may retry it. Never for writes: Cal.com knows no idempotency key. */
  readonly retryable: boolean;
  /** One exchange may take this multiple of the configured timeout, even if its caller has stopped waiting. */
  readonly timeoutFactor: number;
}

/** Listing free slots has taken 47 s. The caller does not wait so long, but the answer serves the next one. */
const READ = { method: 'GET', kind: 'read', retryable: true, timeoutFactor: 12 } as const;
/** Cal.com queries the hosts' calendars while it books, and a booking that times out has an unknown outcome. */
const WRITE = { method: 'POST', kind: 'write', retryable: false, timeoutFactor: 2 } as const;

/** Small and fast, and not retried: the next attempt first looks up whether the object was created. */
const SETUP = { ...WRITE, timeoutFactor: 1 } as const;

const EVENT_TYPE_WEBHOOKS = (team: string, _: string, eventType = ''): string =>
  `/teams/${team}/event-types/${eventType}/webhooks`;
const ORGANIZATION_WEBHOOKS = (_: string, organization: string): string => `/organizations/${organization}/webhooks`;

export const OPERATIONS = {
  me: { ...READ, path: () => '/me' },
  listTeams: { ...READ, path: () => '/teams' },
  /** All teams of an organization, for its administrators. */
  listOrganizationTeams: { ...READ, path: (_, organization) => `/organizations/${organization}/teams` },
  /** The teams that the key's owner is a member of. */
  listOwnOrganizationTeams: { ...READ, path: (_, organization) => `/organizations/${organization}/teams/me` },
  listTeamEventTypes: { ...READ, path: (id) => `/teams/${id}/event-types`, version: '2026-06-12' },
  /** For customers whose plan lacks the route of teams. */
  listOrganizationEventTypes: {
    ...READ,
    path: (id, organization) => `/organizations/${organization}/teams/${id}/event-types`,
    version: '2026-06-12',
  },
  listSlots: { ...READ, path: () => '/slots', version: '2024-09-04' },
  createBooking: { ...WRITE, path: () => '/bookings', version: '2026-02-25' },
  rescheduleBooking: { ...WRITE, path: (id) => `/bookings/${id}/reschedule`, version: '2026-02-25' },
  cancelBooking: { ...WRITE, path: (id) => `/bookings/${id}/cancel`, version: '2026-02-25' },
  getBooking: { ...READ, path: (id) => `/bookings/${id}`, version: '2026-02-25' },
  // The newest version pages by cursor and has been seen to hit the edge's timeout of 125 s; this one pages by offset.
  listBookings: { ...READ, path: () => '/bookings', version: '2024-08-13' },
  listEventTypeWebhooks: { ...READ, path: EVENT_TYPE_WEBHOOKS },
  createEventTypeWebhook: { ...SETUP, path: EVENT_TYPE_WEBHOOKS },
  deleteEventTypeWebhook: {
    ...SETUP,
    method: 'DELETE',
    path: (team, _, eventType, id) => `${EVENT_TYPE_WEBHOOKS(team, _, eventType)}/${id}`,
  },
  listOrganizationWebhooks: { ...READ, path: ORGANIZATION_WEBHOOKS },
  createOrganizationWebhook: { ...SETUP, path: ORGANIZATION_WEBHOOKS },
  deleteOrganizationWebhook: {
    ...SETUP,
    method: 'DELETE',
    path: (id, organization) => `${ORGANIZATION_WEBHOOKS('', organization)}/${id}`,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

export const operationOf = (name: OperationName): Operation => OPERATIONS[name];
