import { MikroORM } from '@mikro-orm/core';
import type { World } from './world';

/** For worlds whose statements are counted: jobs look for work at any time. */
export const WITHOUT_JOBS = { JOBS: 'off' };

/** The SQL that the API in this process sends while the work runs, as the ORM logs it. */
export const statementsOf = ({ app }: World, work: () => Promise<unknown>): Promise<string[]> =>
  statementsSentBy(app.get(MikroORM), work);

/** The SQL that an ORM sends while the work runs, as it logs it. */
export async function statementsSentBy(orm: MikroORM, work: () => Promise<unknown>): Promise<string[]> {
  const logger = orm.config.getLogger();
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
