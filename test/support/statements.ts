import { MikroORM } from '@mikro-orm/core';
import { CallLog } from '@app/retell';
import type { World } from './world';

/** For worlds whose statements are counted: jobs look for work at any time. */
export const WITHOUT_JOBS = { JOBS: 'off' };

/** The SQL that the API in this process sends while the work runs, as the ORM logs it. */
export async function statementsOf({ app }: World, work: () => Promise<unknown>): Promise<string[]> {
  // What was called before is written behind the answers, at any time.
  await app.get(CallLog).flush();
  return statementsSentBy(app.get(MikroORM), work);
}

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
