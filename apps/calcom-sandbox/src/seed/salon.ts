import type { EventType, Seed } from '../model';
import { eventType, fieldsWith, host, hoursOn, team } from './builders';

/** "Salon Kessler": a hairdresser with branches in Berlin, Hamburg and Munich. */
export const SALON_KEY = 'cal_live_sandbox_salon_4f9a1c7e2b8d';

const OWNER = 811_204;
const hours = { ...hoursOn([1, 2, 3, 4, 5], ['09:00', '18:00']), ...hoursOn([6], ['09:00', '14:00']) };
const early = hoursOn([1, 2, 3, 4, 5], ['08:00', '16:00']);
const late = { ...hoursOn([2, 3, 4, 5], ['11:00', '20:00']), ...hoursOn([6], ['10:00', '16:00']) };

const stylist = (userId: number, name: string, username: string, weeklyHours = hours) =>
  host({ userId, name, username, email: `${username}@salon-kessler.example`, hours: weeklyHours });

const berlin = {
  teamId: 34_209,
  locations: [{ type: 'address', address: 'Torstraße 112, 10119 Berlin', public: true }],
};
const hamburg = {
  teamId: 34_210,
  locations: [{ type: 'address', address: 'Große Bleichen 21, 20354 Hamburg', public: true }],
};
const munich = {
  teamId: 34_211,
  locations: [{ type: 'address', address: 'Hohenzollernstraße 48, 80801 München', public: true }],
};

/** What every branch offers, under the same slugs. */
const services = (firstId: number, branch: typeof berlin, hostIds: readonly number[]): EventType[] => [
  eventType({
    ...branch,
    hostIds,
    id: firstId,
    title: 'Herrenhaarschnitt',
    slug: 'herrenhaarschnitt',
    description: 'Waschen, Schneiden, Föhnen.',
    lengthInMinutes: 30,
    price: 2900,
  }),
  eventType({
    ...branch,
    hostIds,
    id: firstId + 1,
    title: 'Damenhaarschnitt',
    slug: 'damenhaarschnitt',
    description: 'Beratung, Waschen, Schneiden, Föhnen.',
    lengthInMinutes: 45,
    slotInterval: 15,
    price: 4900,
  }),
  eventType({
    ...branch,
    hostIds,
    id: firstId + 2,
    title: 'Färben',
    slug: 'faerben',
    description: 'Ansatz, ganzer Kopf oder Strähnen: je nach Länge.',
    lengthInMinutes: 60,
    lengthInMinutesOptions: [60, 90, 120],
    slotInterval: 30,
    afterEventBuffer: 15,
    minimumBookingNotice: 120,
    price: 7900,
  }),
  eventType({
    ...branch,
    hostIds,
    id: firstId + 3,
    title: 'Bartpflege',
    slug: 'bartpflege',
    lengthInMinutes: 15,
    price: 1500,
  }),
];

const berlinOnly: EventType[] = [
  eventType({
    ...berlin,
    id: 2_563_197,
    title: 'Mitarbeiterschulung',
    slug: 'mitarbeiterschulung',
    description: 'Nur intern.',
    hidden: true,
    lengthInMinutes: 60,
    hostIds: [OWNER],
  }),
  eventType({
    ...berlin,
    id: 2_563_198,
    title: 'Typberatung',
    slug: 'typberatung',
    lengthInMinutes: 30,
    schedulingType: 'managed',
    hostIds: [],
  }),
  eventType({
    ...berlin,
    id: 2_563_199,
    title: 'Typberatung',
    slug: 'typberatung-sabine',
    lengthInMinutes: 30,
    schedulingType: null,
    parentEventTypeId: 2_563_198,
    hostIds: [OWNER],
  }),
  eventType({
    ...berlin,
    id: 2_563_200,
    title: 'Brautstyling',
    slug: 'brautstyling',
    description: 'Haare und Make-up, zu zweit.',
    lengthInMinutes: 120,
    slotInterval: 60,
    price: 24_900,
    schedulingType: 'collective',
    hostIds: [OWNER, 811_205],
    requiresCancellationReason: true,
  }),
  eventType({
    ...berlin,
    id: 2_563_201,
    title: 'Haarverlängerung',
    slug: 'haarverlaengerung',
    lengthInMinutes: 180,
    slotInterval: 60,
    price: 39_900,
    requiresConfirmation: true,
    hostIds: [811_205, 811_206],
  }),
  eventType({
    ...berlin,
    id: 2_563_203,
    title: 'Flechtkurs',
    slug: 'flechtkurs',
    description: 'Zöpfe und Hochsteckfrisuren, in der Gruppe.',
    lengthInMinutes: 60,
    price: 3500,
    seatsPerTimeSlot: 5,
    hostIds: [811_206],
  }),
  eventType({
    ...berlin,
    id: 2_563_202,
    title: 'Express-Termin',
    slug: 'express-termin',
    description: 'Für Anrufer: eine Telefonnummer genügt.',
    lengthInMinutes: 20,
    price: 1900,
    hostIds: [OWNER, 811_205, 811_206],
    bookingFields: fieldsWith({
      email: { required: false },
      attendeePhoneNumber: { required: true, hidden: false },
    }),
  }),
];

const munichOnly: EventType[] = [
  eventType({
    ...munich,
    id: 2_563_221,
    title: 'Lehrlingsschnitt',
    slug: 'lehrlingsschnitt',
    description: 'Zurzeit ohne Auszubildende.',
    lengthInMinutes: 60,
    price: 900,
    hostIds: [],
  }),
];

/** Event types: Berlin 2563193 and on, Hamburg 2563207, Munich 2563217. */
export const salonSeed: Seed = {
  accounts: [
    {
      id: OWNER,
      name: 'Sabine Kessler',
      username: 'sabine-kessler',
      email: 'sabine-kessler@salon-kessler.example',
      timeZone: 'Europe/Berlin',
      locale: 'de',
      apiKey: SALON_KEY,
    },
  ],
  hosts: [
    stylist(OWNER, 'Sabine Kessler', 'sabine-kessler'),
    stylist(811_205, 'Jonas Brandt', 'jonas-brandt', late),
    stylist(811_206, 'Aylin Demir', 'aylin-demir', early),
    stylist(811_207, 'Hauke Petersen', 'hauke-petersen'),
    stylist(811_208, 'Wiebke Lorenz', 'wiebke-lorenz', late),
    stylist(811_209, 'Korbinian Huber', 'korbinian-huber'),
  ],
  teams: [
    team({ id: berlin.teamId, accountId: OWNER, name: 'Salon Kessler Berlin', slug: 'salon-kessler-berlin' }),
    team({ id: hamburg.teamId, accountId: OWNER, name: 'Salon Kessler Hamburg', slug: 'salon-kessler-hamburg' }),
    team({ id: munich.teamId, accountId: OWNER, name: 'Salon Kessler München', slug: 'salon-kessler-muenchen' }),
  ],
  eventTypes: [
    ...services(2_563_193, berlin, [OWNER, 811_205, 811_206]),
    ...berlinOnly,
    ...services(2_563_207, hamburg, [811_207, 811_208]),
    ...services(2_563_217, munich, [811_209]),
    ...munichOnly,
  ],
};
