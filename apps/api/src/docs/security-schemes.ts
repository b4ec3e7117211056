export const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: '<id>|<secret>',
  description: 'A token from `POST /api/auth/tokens` or `POST /api/tokens`: `Authorization: Bearer <id>|<secret>`',
} as const;

export const SESSION = {
  type: 'apiKey',
  in: 'cookie',
  name: 'session',
  description:
    'The cookie of the page, from `POST /api/auth/session`; `__Host-session` where `PUBLIC_URL` is HTTPS. It counts where no `Authorization` header is sent, and for any method but GET and HEAD only with the `origin` of the page itself, or without one with `sec-fetch-site: same-origin`. Programs use a token instead',
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
