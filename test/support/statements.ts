import { MikroORM } from '@mikro-orm/core';
import type { World } from './world';

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
  return withoutPolls(sent);
}

/** Leaves out the transactions in which a process that runs jobs looks for work, whatever happens meanwhile. */
function withoutPolls(sent: readonly string[]): string[] {
  const polls = sent.filter((statement) => statement.includes('update booking_checks set due_at')).length;
  const ends: Record<string, number> = { begin: polls, commit: polls };
  return sent.filter((statement) => {
    if (/booking_checks set due_at|app\.due_checks/.test(statement)) return false;
    const [word = ''] = statement.toLowerCase().split(/[;\s]/);
    return !((ends[word] ?? 0) > 0 && statement.length < 100 && ends[word]!-- > 0);
  });
}
