/** What a new user should know before pressing "Execute" on the demo's page, by operation. */
const SIGNED = 'It cannot be tried on this page, which has no key to sign with';
const OF_AN_APPOINTMENT =
  'It cannot be tried before there is an appointment: until one is named that is to come, it is 403';

export const DEMO_NOTES: Record<string, string> = {
  receiveRetellEvent: `${SIGNED}: \`npm run -s cli '--' agent:call\` signs as Retell does`,
  answerInboundCall: `${SIGNED}: \`npm run -s cli '--' agent:call\` signs as Retell does`,
  receiveCalcomEvent: `${SIGNED}: Cal.com signs with the secret of its subscription`,
  findAppointments: OF_AN_APPOINTMENT,
  rescheduleAppointment: OF_AN_APPOINTMENT,
  cancelAppointment: OF_AN_APPOINTMENT,
  listTools: 'It cannot be tried without `PUBLIC_URL`, from which the addresses of the tools are made: here it is 409',
  signOut: 'It ends the token with which this page is signed in: the next `npm start` makes another one',
  closeSession: 'It ends what this page is signed in with: the next `npm start` makes another token',
  changePassword: 'It changes the password that the first screen of `npm start` names',
};

/** Deletions have no example: it could name a user or token that the reader signs in with. */
export const NAME_WHAT_GOES = 'Nothing is filled in, since it would be deleted: name something that you have made';
