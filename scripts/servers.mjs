/** @returns which servers answer: those that the environment names, else those on localhost's default ports. */
export async function answeringServers() {
  return { PostgreSQL: await postgresAnswers(), Redis: await redisAnswers() };
}

async function postgresAnswers() {
  const { default: pg } = await import('pg');
  const url = process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function redisAnswers() {
  const { createClient } = await import('@redis/client');
  const url = (process.env.REDIS_URL || 'redis://127.0.0.1:6379').split(',')[0];
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 3000 } });
  client.on('error', () => {});
  return client.connect().then(
    () => client.close().then(() => true),
    () => false,
  );
}
