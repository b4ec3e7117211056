import { MikroORM } from '@mikro-orm/core';
import type { World } from './world';

/** The SQL that the API in this process sends while the work runs, as the ORM writes it down. */
export async function statementsOf({ app }: World, work: () => Promise<unknown>): Promise<string[]> {
  const logger = app.get(MikroORM).config.getLogger();
  const sent: string[] = [];
  const log = logger.log.bind(logger);
  const logQuery = logger.logQuery.bind(logger);
  logger.setDebugMode(['query']);
  logger.log = () => {};
  logger.logQuery = (context) => void sent.push(context.query ?? '');
  try {
    await work();
  } finally {
    logger.setDebugMode(false);
    Object.assign(logger, { log, logQuery });
  }
  return sent;
}
