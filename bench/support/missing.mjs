/** A server that a bench needs and that this machine does not have. The bench is then not run, and says so. */
export class Missing extends Error {}
