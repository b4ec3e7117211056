const DAY_MS = 86_400_000;
/** Within the fortnight that the comparison with Cal.com looks at. */
const DAYS = 9;

/** A date from tomorrow on. */
export const dateOf = (random, days = DAYS) =>
  new Date(Date.now() + DAY_MS * Math.floor(random.between(1, 1 + days))).toISOString().slice(0, 10);

/** A team and one of its services. */
export function serviceOf(company, random) {
  const team = random.pick(company.teams);
  return { team_id: team.id, event_type_id: random.pick(team.eventTypes) };
}

export function availability(company, random) {
  const query = { ...serviceOf(company, random), date: dateOf(random) };
  return { path: `/api/retell/check-availability?${new URLSearchParams(query)}`, query };
}

/** Kinds of reads, with how often each is sent. */
export const QUESTIONS = {
  'read teams': [30, () => ({ path: '/api/calcom/teams' })],
  'read default team': [4, () => ({ path: '/api/calcom/teams/default' })],
  'read team': [10, (company, random) => ({ path: `/api/calcom/teams/${random.pick(company.teams).id}` })],
  'read services': [
    15,
    (company, random) => ({ path: `/api/calcom/teams/${random.pick(company.teams).id}/event-types` }),
  ],
  'read availability': [12, availability],
  'read bookings': [4, () => ({ path: '/api/bookings?limit=20' })],
  'read status': [2, () => ({ path: '/api/status' })],
};

/** Requests another company's data with a company's token. */
export function foreign(other, random) {
  const { id, eventTypes } = random.pick(other.teams);
  return random.pick([
    { path: `/api/calcom/teams/${id}` },
    { path: `/api/calcom/teams/${id}/event-types` },
    { path: `/api/retell/check-availability?team_id=${id}&event_type_id=${eventTypes[0]}&date=${dateOf(random)}` },
  ]);
}
