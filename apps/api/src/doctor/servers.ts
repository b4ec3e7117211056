import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '@app/common';
import {
  FolderInUseError,
  hasSession,
  isMigrated,
  lockFolder,
  PoolerError,
  prepareDataFolder,
  serverFacts,
} from '@app/database';
import { redisFacts } from '@app/redis';
import { broken, failed, type Finding, ok, skipped } from './finding';
import { examineReplica } from './replicas';

/** The oldest PostgreSQL that the service is tested with. */
const OLDEST_POSTGRES = 14;

/** The database, and whether the companies in it can be examined. */
interface ExaminedDatabase {
  findings: Finding[];
  isUsable: boolean;
  now?: Date;
}

const NAME = 'database';

export const examineDatabase = (environment: Environment): Promise<ExaminedDatabase> =>
  environment.databaseUrl === undefined ? examineEmbedded(environment) : examineServer(environment);

async function examineEmbedded({ dataDir }: Environment): Promise<ExaminedDatabase> {
  const folder = resolve(dataDir);
  if (!existsSync(join(folder, 'postgres')))
    return { findings: [ok(NAME, `embedded; the first start makes it in ${folder}`)], isUsable: false };
  try {
    prepareDataFolder(folder);
    lockFolder(folder)();
    return { findings: [ok(NAME, `embedded, in ${folder}`)], isUsable: true };
  } catch (error) {
    if (!(error instanceof FolderInUseError)) return { findings: [failed(NAME, error)], isUsable: false };
    return { findings: [ok(NAME, `embedded, in ${folder}, which a running service has open`)], isUsable: false };
  }
}

async function examineServer(environment: Environment): Promise<ExaminedDatabase> {
  try {
    const { version, maxConnections, isReplica, now } = await serverFacts(environment);
    const told = `PostgreSQL ${version}, ${maxConnections} connections at most`;
    if (Number.parseInt(version, 10) < OLDEST_POSTGRES)
      return { findings: [broken(NAME, `${told}; use version ${OLDEST_POSTGRES} or newer`)], isUsable: false, now };
    if (isReplica)
      return {
        findings: [broken(NAME, `${told}; it is a replica, DATABASE_URL needs the primary`)],
        isUsable: false,
        now,
      };
    if (!(await hasSession(environment.databaseDirectUrl ?? '')))
      return { findings: [broken(NAME, `${told}; ${new PoolerError().message}`)], isUsable: false, now };
    if (!(await isMigrated(environment)))
      return {
        findings: [broken(NAME, `${told}; its schema is behind: npm run cli -- migrate`)],
        isUsable: false,
        now,
      };
    const replicas = await Promise.all(environment.databaseReplicaUrls.map(examineReplica));
    return { findings: [ok(NAME, told), ...replicas], isUsable: true, now };
  } catch (error) {
    return { findings: [failed(NAME, error)], isUsable: false };
  }
}

export async function examineRedis({ redisUrls }: Environment): Promise<Finding[]> {
  if (redisUrls.length === 0)
    return [skipped('redis', 'REDIS_URL is not set: each process has a cache of its own, which suits one process')];
  try {
    const { version, advice } = await redisFacts(redisUrls);
    const told = version === undefined ? 'a cluster answers' : `Redis ${version}`;
    return [advice.length === 0 ? ok('redis', told) : broken('redis', `${told}; ${advice.join('; ')}`)];
  } catch {
    return [broken('redis', 'the server of REDIS_URL does not answer; the service starts, and is slower without it')];
  }
}
