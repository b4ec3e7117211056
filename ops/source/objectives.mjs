/**
 * The service level objectives, over 30 days: what share of requests is good. docs/operations.md says why these.
 */

/** What people and agents ask for; not the pages of operations and of documentation. */
const ASKED = 'route=~"/api/(retell|calcom|bookings|availability|branches).*"';
/** Questions of a caller on the phone, who waits for the answer. */
const ON_THE_PHONE =
  'method="POST",route=~"/api/retell/(check-availability|find-earliest|list-services|list-teams|current-time|find-appointments)"';

export const objectives = [
  {
    name: 'availability',
    title: 'Requests are answered',
    text: 'of requests for teams, services, free times and bookings are answered without a 5xx',
    objective: 0.999,
    bad: (window) => `sum(rate(http_requests_total{${ASKED},status=~"5.."}[${window}])) or vector(0)`,
    all: (window) => `sum(rate(http_requests_total{${ASKED}}[${window}]))`,
  },
  {
    name: 'phone_latency',
    title: 'Callers on the phone do not wait',
    text: 'of questions of voice agents are answered within 2.5 seconds',
    objective: 0.99,
    bad: (window) =>
      `sum(rate(http_request_duration_seconds_count{${ON_THE_PHONE}}[${window}]))` +
      ` - sum(rate(http_request_duration_seconds_bucket{${ON_THE_PHONE},le="2.5"}[${window}]))`,
    all: (window) => `sum(rate(http_request_duration_seconds_count{${ON_THE_PHONE}}[${window}]))`,
  },
  {
    name: 'booking_outcome',
    title: 'The outcome of a booking is known',
    text: 'of bookings that are sent to Cal.com have a known outcome at once',
    objective: 0.995,
    bad: (window) => `sum(rate(booking_transitions_total{from="pending",to="unknown"}[${window}])) or vector(0)`,
    all: (window) => `sum(rate(booking_transitions_total{from="pending"}[${window}]))`,
  },
];

/** Two windows each: the long one says that it matters, the short one that it goes on. `burn`: budgets of 30 days at once. */
export const BURNS = [
  { long: '1h', short: '5m', burn: 14.4, severity: 'page', says: '2 % of the budget of 30 days in an hour' },
  { long: '6h', short: '30m', burn: 6, severity: 'page', says: '5 % of it in six hours' },
  { long: '1d', short: '2h', burn: 3, severity: 'ticket', says: '10 % of it in a day' },
  { long: '3d', short: '6h', burn: 1, severity: 'ticket', says: '10 % of it in three days' },
];

/** The name under which the share of bad requests of a window is recorded. */
export const recorded = ({ name }, window) => `slo:${name}:errors_${window}`;
