/** pg-boss keeps its tables in a schema of its own. */
export const JOBS_SCHEMA = 'pgboss';
