/** Prefix of all routes except those in {@link OUTSIDE_PREFIX}. */
export const API_PREFIX = 'api';

/** Routes at addresses that others expect: those for operations, and that of the Model Context Protocol. */
export const OUTSIDE_PREFIX = ['health/live', 'health/ready', 'metrics', 'mcp'];

/** The address of a route, as the server knows it. @param path as its controller declares it, without the prefix. */
export const addressOf = (path: string): string =>
  OUTSIDE_PREFIX.includes(path) ? `/${path}` : `/${API_PREFIX}/${path}`;
