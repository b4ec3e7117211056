const TAGS: Record<string, string> = {
  'Signing in': 'A password is traded for a token, which every other request carries.',
  Teams: 'The teams that the company has at Cal.com, their services, and how they are brought up to date.',
  Branches: 'The places of the company, and which team serves each.',
  'Availability and booking': 'What is free, who is free first, and how a slot is booked.',
  Bookings: 'The appointments of the company, and how they are moved and cancelled.',
  Callbacks: 'Who wants to be called back, and whether that is done.',
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
