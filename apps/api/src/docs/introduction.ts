export const INTRODUCTION = `
Pick one of your company's Cal.com teams, see its services, find a free slot, book it exactly once.

Success is \`{"success": true, "data": …}\`; failure is \`{"success": false, "statusCode", "code", "message", "request_id", "details"?}\`
with a stable \`code\`. What belongs to another company is refused exactly like what does not exist.

Times of answers are ISO 8601 with an offset, such as \`2026-12-01T10:00:00.000+01:00\`: with zod, \`z.string().datetime({ offset: true })\`.

A request with an \`Idempotency-Key\` can be sent again, whatever became of the first: for 24 hours the same request under the
same key is answered with the stored answer and \`idempotency-replayed: true\`. Successes are kept, and refusals that time
does not undo; one that it can undo (\`slot_taken\`, a limit, an outage) is not, nor is any refusal of a change of settings: then
the next request under the key is carried out.

Known callers are told what is left of their limit, by \`ratelimit\` and \`ratelimit-policy\`. With 429 and 503, \`retry-after\`
says in how many seconds to come again.

What others send signed stands under \`webhooks\`: voice agents and Cal.com to us, to the address in \`x-sent-to\`, and events
from us to your endpoints.

Headers of more than 16 kB are answered with 431, a request that takes longer than 30 s to arrive with 408.
`.trim();

const TAGS: Record<string, string> = {
  'Signing in': 'A password is traded for a token, which every other request carries.',
  Teams: 'The teams that the company has at Cal.com, their services, and how they are brought up to date.',
  Branches: 'The places of the company, and which team serves each.',
  'Availability and booking': 'What is free, who is free first, and how a slot is booked.',
  Bookings: 'The appointments of the company, and how they are moved and cancelled.',
  Callbacks: 'Who wants to be called back, and whether somebody has.',
  Receptionist: 'What a receptionist does on the telephone, as functions that answer with a sentence.',
  'Voice agents': 'The agents at Retell that may call, the functions that they have, and the log of their calls.',
  Webhooks: 'Events that others send us, and that we send to addresses of the company.',
  Company: 'How the company is connected with Cal.com.',
  Users: 'Who may sign in, and as what.',
  Tokens: 'Credentials of programs, and what each may do.',
  'Audit log': 'Who has changed what, and when.',
  Status: 'How the company is doing here: Cal.com, queue, cache, sync and webhooks.',
  Operations: 'Whether the service is alive and ready, for load balancers and monitors.',
};

/** The tags with what they are about, in the order in which a newcomer needs them; those of new routes come last. */
export const tagsOf = (used: ReadonlySet<string>): { name: string; description: string }[] =>
  [...new Set([...Object.keys(TAGS), ...used])]
    .filter((name) => used.has(name))
    .map((name) => ({ name, description: TAGS[name] ?? `${name}.` }));

export const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: '<id>|<secret>',
  description: 'A token from `POST /api/auth/tokens` or `POST /api/tokens`: `Authorization: Bearer <id>|<secret>`',
} as const;

export const SIGNATURES = {
  retell: {
    type: 'apiKey',
    in: 'header',
    name: 'x-retell-signature',
    description:
      '`v=<t>,d=<digest>`: `t` is the time in milliseconds since 1970, at most five minutes off; `digest` is the HMAC-SHA256, in lower-case hex, of the bytes of the body followed by `t`, with the API key that is stored for the agent',
  },
  calcom: {
    type: 'apiKey',
    in: 'header',
    name: 'x-cal-signature-256',
    description:
      'The HMAC-SHA256 of the bytes of the body, in lower-case hex, with the secret of the subscription that the address names',
  },
} as const;
