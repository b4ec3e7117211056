/** This machine lacks a server that a bench needs. The bench is then reported as not run. */
export class Missing extends Error {}
