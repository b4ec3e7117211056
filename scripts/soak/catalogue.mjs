import { markerOf } from './markers.mjs';

const ZONE = 'Europe/Berlin';
const TEAMS = 2;
const ALWAYS = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
const NO_OPTIONS = {
  lengthInMinutesOptions: null,
  hidden: false,
  price: 2900,
  currency: 'eur',
  schedulingType: 'roundRobin',
  parentEventTypeId: null,
  locations: [],
  bookingFields: ['name', 'email'].map((slug) => ({ field: slug, slug, required: true, hidden: false })),
  minimumBookingNotice: 60,
  beforeEventBuffer: 0,
  afterEventBuffer: 0,
  slotInterval: null,
  bookingWindow: null,
  requiresConfirmation: false,
  blockUnconfirmed: false,
  bookingRequiresAuthentication: false,
  seatsPerTimeSlot: null,
  seatsShowAttendees: false,
  recurrence: null,
  bookingLimitsCount: null,
  bookingLimitsDuration: null,
  maximumActiveBookings: null,
  requiresCancellationReason: false,
  disableCancelling: false,
  disableRescheduling: false,
};

export const calcomKeyOf = (number) => `cal_live_soak_${markerOf(number)}`;

/** What the sandbox starts from: an account for each company, whose marker stands in every name. */
export function catalogueOf(companies) {
  const parts = Array.from({ length: companies }, (_, number) => accountOf(number + 1));
  return Object.fromEntries(
    ['accounts', 'hosts', 'teams', 'eventTypes'].map((name) => [name, parts.flatMap((part) => part[name])]),
  );
}

function accountOf(number) {
  const marker = markerOf(number);
  const id = 800_000 + number * 100;
  const common = { timeZone: ZONE };
  const user = (n) => ({
    name: `Person ${n} ${marker}`,
    username: `person-${n}-${marker}`,
    email: `p${n}@${marker}.example`,
  });
  const hosts = [1, 2, 3].map((n) => ({ userId: id + n, ...user(n), ...common, hours: ALWAYS }));
  const account = { id: id + 1, ...user(1), ...common, locale: 'de', apiKey: calcomKeyOf(number) };
  const teams = Array.from({ length: TEAMS }, (_, n) => ({
    id: 30_000 + number * 10 + n,
    accountId: account.id,
    organizationId: null,
    memberIds: [],
    name: `Salon ${marker} ${n}`,
    slug: `salon-${marker}-${n}`,
    weekStart: 'Monday',
    ...common,
  }));
  const eventTypes = teams.flatMap((team, t) =>
    [0, 1].map((n) => serviceOf(team, marker, n, hosts, 2_000_000 + number * 100 + t * 10 + n)),
  );
  return { accounts: [account], hosts, teams, eventTypes };
}

/** The first service of a team has one host, so that requests compete for times; the second has two. */
function serviceOf(team, marker, n, hosts, id) {
  return {
    ...NO_OPTIONS,
    id,
    teamId: team.id,
    title: `Schnitt ${n} ${marker}`,
    slug: `schnitt-${n}-${marker}`,
    description: `Von ${marker}`,
    lengthInMinutes: 30,
    hostIds: (n === 0 ? hosts.slice(0, 1) : hosts.slice(1)).map(({ userId }) => userId),
    createdAt: new Date(Date.UTC(2026, 0, 5)).toISOString(),
  };
}
