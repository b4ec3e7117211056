/** What all routes begin with, but for those that operations asks. */
export const API_PREFIX = 'api';
