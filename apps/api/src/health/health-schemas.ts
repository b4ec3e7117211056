const stateOf = (...states: string[]) => ({ type: 'string', enum: ['up', ...states, 'down'] });

/** The body of `/health/live` in the API's description. */
export const LIVE = {
  type: 'object',
  required: ['status'],
  properties: { status: stateOf() },
  example: { status: 'up' },
};

/** The body of `/health/ready`, whether it is ready or not: see `ReadinessReport`. */
export const READY = {
  type: 'object',
  required: ['status', 'dependencies'],
  properties: {
    status: stateOf(),
    dependencies: {
      type: 'object',
      required: ['database', 'cache', 'calcom'],
      properties: {
        database: stateOf(),
        cache: stateOf(),
        calcom: stateOf('degraded'),
        replicas: stateOf('behind'),
      },
    },
    read_only: { type: 'boolean' },
  },
};
