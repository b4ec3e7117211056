import type { Operation } from '../docs/document';
import { NONE_YET, type OwnBodies } from '../docs/own-examples';

/** How the note of an operation begins that is refused as it is filled in. */
const CANNOT = 'It cannot be tried';

/** What a new user should know before pressing "Execute" on the demo's page, by operation. */
const SIGNED = `${CANNOT} on this page, which has no key to sign with`;
const OF_AN_APPOINTMENT = `${CANNOT} before there is an appointment: until one is named that is to come, it is 403`;

const NOTES: Record<string, string> = {
  receiveRetellEvent: `${SIGNED}: \`npm run -s cli '--' agent:call\` signs as Retell does`,
  answerInboundCall: `${SIGNED}: \`npm run -s cli '--' agent:call\` signs as Retell does`,
  receiveCalcomEvent: `${SIGNED}: Cal.com signs with the secret of its subscription`,
  listTools: `${CANNOT} without \`PUBLIC_URL\`, from which the addresses of the tools are made: here it is 409`,
  signOut: 'It ends the token with which this page is signed in: the next `npm start` makes another one',
  closeSession: `${CANNOT} before \`openSession\`, whose cookie it takes back`,
  changePassword:
    'It works once: it changes the password that the first screen of `npm start` and this page name, and `npm start -- --fresh` brings that back',
};

const OF_APPOINTMENTS = ['findAppointments', 'rescheduleAppointment', 'cancelAppointment'];

/** @param bodies that could be filled in. */
export const demoNotes = (bodies: OwnBodies): Record<string, string> => ({
  ...NOTES,
  ...Object.fromEntries(OF_APPOINTMENTS.filter((name) => !bodies[name]).map((name) => [name, OF_AN_APPOINTMENT])),
});

/** Deletions have no example: it could name a user or token that the reader signs in with. */
export const NAME_WHAT_GOES = 'Nothing is filled in, since it would be deleted: name something that you have made';

/** Whether the page says of an operation that it cannot be executed as it is filled in. */
export const saysWhyNot = ({ description = '', parameters = [] }: Operation): boolean =>
  description.startsWith(CANNOT) ||
  parameters.some((one) => one.description === NONE_YET || one.description === NAME_WHAT_GOES);
