import type { EventType, Seed } from '../model';
import { eventType, fieldsWith, host, hoursOn, team } from './builders';

/** "Physiotherapie am Park": two practices of another customer, to test isolation with. */
export const PRAXIS_KEY = 'cal_live_sandbox_praxis_9d3e6b0a5c1f';

const OWNER = 902_377;
const hours = hoursOn([1, 2, 3, 4, 5], ['08:00', '12:00'], ['13:00', '18:00']);
const partTime = hoursOn([1, 2, 4], ['08:00', '13:00']);

const therapist = (userId: number, name: string, username: string, weeklyHours = hours) =>
  host({ userId, name, username, email: `${username}@physio-am-park.example`, hours: weeklyHours });

const cologne = {
  teamId: 51_877,
  locations: [{ type: 'address', address: 'Aachener Straße 302, 50931 Köln', public: true }],
};
const leipzig = {
  teamId: 51_878,
  locations: [{ type: 'address', address: 'Käthe-Kollwitz-Straße 60, 04109 Leipzig', public: true }],
};

const insurance = {
  field: 'custom',
  type: 'select',
  slug: 'versicherung',
  label: 'Wie sind Sie versichert?',
  options: ['gesetzlich', 'privat', 'selbst'],
  required: true,
  hidden: false,
};

const treatments = (firstId: number, practice: typeof cologne, hostIds: readonly number[]): EventType[] => [
  eventType({
    ...practice,
    hostIds,
    id: firstId,
    title: 'Krankengymnastik',
    slug: 'krankengymnastik',
    lengthInMinutes: 20,
    afterEventBuffer: 5,
    slotInterval: 30,
    price: 2900,
  }),
  eventType({
    ...practice,
    hostIds,
    id: firstId + 1,
    title: 'Manuelle Therapie',
    slug: 'manuelle-therapie',
    lengthInMinutes: 30,
    price: 3400,
    minimumBookingNotice: 240,
  }),
  eventType({
    ...practice,
    hostIds,
    id: firstId + 2,
    title: 'Massage',
    slug: 'massage',
    lengthInMinutes: 20,
    lengthInMinutesOptions: [20, 40, 60],
    slotInterval: 20,
    price: 2500,
  }),
  eventType({
    ...practice,
    hostIds,
    id: firstId + 3,
    title: 'Erstgespräch',
    slug: 'erstgespraech',
    lengthInMinutes: 30,
    bookingWindow: { type: 'calendarDays', value: 30 },
    bookingFields: fieldsWith({}, [insurance]),
  }),
];

/** Event types: Cologne 2571044 and on, Leipzig 2571054. */
export const praxisSeed: Seed = {
  accounts: [
    {
      id: OWNER,
      name: 'Martin Vogel',
      username: 'martin-vogel',
      email: 'martin-vogel@physio-am-park.example',
      timeZone: 'Europe/Berlin',
      locale: 'de',
      apiKey: PRAXIS_KEY,
    },
  ],
  hosts: [
    therapist(OWNER, 'Martin Vogel', 'martin-vogel'),
    therapist(902_378, 'Elif Yıldız', 'elif-yildiz', partTime),
    therapist(902_379, 'Thomas Richter', 'thomas-richter'),
  ],
  teams: [
    team({ id: cologne.teamId, accountId: OWNER, name: 'Physiotherapie am Park Köln', slug: 'physio-am-park-koeln' }),
    team({
      id: leipzig.teamId,
      accountId: OWNER,
      name: 'Physiotherapie am Park Leipzig',
      slug: 'physio-am-park-leipzig',
    }),
  ],
  eventTypes: [
    ...treatments(2_571_044, cologne, [OWNER, 902_378]),
    eventType({
      ...cologne,
      id: 2_571_048,
      title: 'Videosprechstunde',
      slug: 'videosprechstunde',
      lengthInMinutes: 15,
      hostIds: [OWNER],
      locations: [{ type: 'integration', integration: 'cal-video' }],
      bookingRequiresAuthentication: true,
    }),
    ...treatments(2_571_054, leipzig, [902_379]),
  ],
};
