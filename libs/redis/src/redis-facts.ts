import { createRedisClient } from './redis-client';
import { adviceFor } from './server-advice';

/** What a Redis tells about itself, and what should be changed about it. */
interface RedisFacts {
  /** Absent of a cluster, whose servers have one each. */
  version?: string;
  advice: string[];
}

/** Asks on a connection of its own, with one attempt. @throws the client's error when nothing answers. */
export async function redisFacts(urls: readonly string[]): Promise<RedisFacts> {
  const client = createRedisClient(urls, () => false);
  let failure: unknown;
  // An 'error' event without a listener ends the process.
  for (const event of ['error', 'node-error']) client.on(event, (error: unknown) => (failure ??= error));
  try {
    await client.connect();
    if (!('info' in client)) return { advice: [] };
    const info = await client.info();
    return { version: /^redis_version:(.*?)\r?$/m.exec(info)?.[1], advice: adviceFor(info) };
  } catch (error) {
    throw failure ?? error;
  } finally {
    client.destroy();
  }
}
