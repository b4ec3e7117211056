import { resolve } from 'node:path';
import type { Environment } from '@app/common';

const MEGABYTE = 1024 * 1024;

/** The backends that the process uses, one line each, for the start of its log. Without credentials. */
export function partsInUse(environment: Environment): string {
  const { databaseUrl, dataDir, redisUrls, cacheMemory, calcomBaseUrl, calcomBudget, breaker } = environment;
  const memory = `${Math.round(cacheMemory / MEGABYTE)} MB in this process`;
  return [
    `  database  ${databaseUrl === undefined ? `embedded, in ${resolve(dataDir)}` : `PostgreSQL at ${placeOf(databaseUrl)}`}`,
    `  cache     ${redisUrls.length === 0 ? memory : `Redis at ${redisUrls.map(placeOf).join(', ')}, and ${memory}`}`,
    `  Cal.com   ${calcomBaseUrl}, at most ${calcomBudget.perMinute} calls a minute with one key`,
    `  circuit   opens after ${breaker.failures} failures in a row, for ${breaker.openFor / 1000} s`,
  ].join('\n');
}

/** Host, port and path of an address. */
function placeOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'the address that is configured' : `${url.host}${url.pathname}`;
}
