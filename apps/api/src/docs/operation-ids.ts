/** Names that do not follow from class and method. */
const NAMES: Record<string, string> = {
  'Agents.testCall': 'testAgent',
  'RetellWebhooks.hear': 'receiveRetellEvent',
  'RetellWebhooks.arrive': 'answerInboundCall',
  'Retell.check': 'checkAvailability',
  'Retell.checkByPost': 'checkAvailabilityByPost',
  'Retell.book': 'bookAppointment',
  'WebhookEndpoints.log': 'listWebhookDeliveries',
  'WebhookEndpoints.redeliver': 'redeliverWebhook',
  'Inbox.receive': 'receiveCalcomEvent',
  'Health.live': 'checkLiveness',
  'Health.ready': 'checkReadiness',
  'Auth.signIn': 'signIn',
  'Auth.signOut': 'signOut',
  'Auth.me': 'getCurrentUser',
  'Company.connectCalcom': 'setCalcomKey',
  'Audit.list': 'listAuditEntries',
  'SyncRuns.events': 'streamSyncRunEvents',
  'Teams.default': 'getDefaultTeam',
  'Teams.ofBranch': 'getTeamOfBranch',
  'Teams.sync': 'syncTeams',
  'EventTypes.sync': 'syncEventTypes',
  'Earliest.find': 'findEarliestSlots',
  'Bookings.book': 'createBooking',
  'Bookings.events': 'listBookingEvents',
  'Bookings.calendar': 'getBookingCalendar',
  'Receptionist.list_teams': 'listTeamsForCaller',
  'Receptionist.find_earliest': 'findEarliestForCaller',
  'Receptionist.current_time': 'getCurrentTime',
};

const VERBS: Record<string, string> = { remove: 'delete' };

const singular = (noun: string): string => noun.replace(/(?<=ch)es$|(?<!u)s$/, '');

/** Verb and noun, after which generators name their functions: `listTeams`. */
export function operationIdOf(controller: string, method: string): string {
  const noun = controller.replace('Controller', '');
  const named = NAMES[`${noun}.${method}`];
  if (named !== undefined) return named;
  if (noun === RECEPTIONIST) return method.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${VERBS[method] ?? method}${method === 'list' ? noun : singular(noun)}`;
}

const RECEPTIONIST = 'Receptionist';

/** What the receptionist's functions are called in the decorators: `Receptionist.list_teams`. */
export function receptionistIdOf(operationId: string): string | undefined {
  const [noun, method] = operationId.split('.');
  return noun === RECEPTIONIST && method !== undefined ? operationIdOf(noun, method) : undefined;
}
