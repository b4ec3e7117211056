/** Prefix of all routes except those for operations (`/health`, `/metrics`). */
export const API_PREFIX = 'api';
