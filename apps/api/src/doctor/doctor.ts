import { type Environment, EnvironmentError } from '@app/common';
import { readEnvironment } from '../read-environment';
import { examineCompanies } from './companies';
import { broken, type Finding, ok, skipped } from './finding';
import { examineCalcom, examineClock, examinePort, examinePublicUrl } from './network';
import { examineDatabase, examineRedis } from './servers';

/** Looks at everything that a start needs, and goes on where something is broken: one finding a line. Changes nothing. */
export async function examine(variables: NodeJS.ProcessEnv): Promise<Finding[]> {
  const node = ok('node', `Node ${process.versions.node} on ${process.platform}-${process.arch}`);
  let environment: Environment;
  try {
    environment = readEnvironment(variables);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [node, ...error.problems.map((problem) => broken('environment', problem))];
  }
  const [port, database, redis, calcom, webhooks] = await Promise.all([
    examinePort(environment),
    examineDatabase(environment),
    examineRedis(environment),
    examineCalcom(environment),
    examinePublicUrl(environment),
  ]);
  const companies = database.isUsable
    ? await examineCompanies(environment)
    : [skipped('companies', 'cannot be looked at while the database is not there for this command')];
  const clock = examineClock({ 'the database': database.now, 'Cal.com': calcom.now });
  return [
    node,
    ok('environment', 'every variable makes sense'),
    port,
    ...database.findings,
    ...redis,
    calcom.finding,
  ].concat(companies, clock, webhooks);
}
