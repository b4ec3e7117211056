import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { EnvironmentError } from './environment-error';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches, validateSync } from 'class-validator';
import type { EncryptionKey } from '../encryption/key-ring';
import { ReachableHosts } from '../http/reachable-hosts';
import { keysFrom, NamesEachKeyOnce } from './encryption-keys';
import { IsExceptions } from './exceptions';
import { misspeltIn } from './misspelt';
import { IsPeriod, secondsOf } from './periods';
import { IsDatabaseUrl, IsServerUrl } from './server-urls';
import * as tracing from './tracing-variables';
import { IsTrustedProxies, type TrustedProxies, trustedProxiesFrom } from './trusted-proxies';
import { type Source, variablesFromFiles } from './variables-from-files';
import { whole } from './whole-numbers';

const EMBEDDED = (env: Variables): boolean => env.DATABASE_URL === undefined;
const MEGABYTE = 1024 * 1024;
const listed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
  );
const isPostgres = (): PropertyDecorator => applyDecorators(IsOptional(), IsDatabaseUrl());

/** The variables as they stand in the environment, with their defaults and rules. */
class Variables extends tracing.TracingVariables {
  @whole(0, 65535) PORT = 3000;
  @Matches(/^[\w.:%-]+$/, {
    message: 'must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them',
  })
  HOST = '127.0.0.1';
  NODE_ENV = 'production';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) LOG_LEVEL = 'info';
  @isPostgres() DATABASE_URL?: string = undefined;
  @isPostgres() DATABASE_DIRECT_URL?: string = undefined;
  @listed() @IsDatabaseUrl({ each: true }) DATABASE_REPLICA_URLS: string[] = [];
  @whole(2, 1000, 'connections') DATABASE_POOL = 10;
  @IsIn(['auto', 'check']) MIGRATIONS: 'auto' | 'check' = 'auto';
  @IsOptional()
  @Matches(/^rediss?:\/\/./, { message: 'must be redis://… or rediss://…, several separated by commas for a cluster' })
  REDIS_URL?: string = undefined;
  DATA_DIR = '.data';
  @IsServerUrl('https://api.cal.com/v2') CALCOM_BASE_URL = 'https://api.cal.com/v2';
  @IsServerUrl('https://api.retellai.com') RETELL_BASE_URL = 'https://api.retellai.com';
  @IsOptional()
  @NamesEachKeyOnce()
  @Matches(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, {
    message: 'must be kid:base64-of-32-bytes, several separated by commas (make one: openssl rand -base64 32)',
  })
  ENCRYPTION_KEYS?: string = undefined;
  @whole(1, undefined, 'milliseconds') REDIS_TIMEOUT_MS = 100;
  @whole(1, undefined, 'seconds') CACHE_TTL_TEAMS = 3600;
  @whole(1, undefined, 'seconds') CACHE_TTL_EVENT_TYPES = 300;
  @whole(1, undefined, 'seconds') CACHE_TTL_AVAILABILITY = 60;
  @whole(0, undefined, 'seconds') CACHE_STALE_FOR = 86_400;
  @whole(0, 4096, 'megabytes') CACHE_MEMORY_MB = 64;
  @whole(1, undefined, 'milliseconds') CALCOM_TIMEOUT_MS = 5000;
  @whole(1) CALCOM_RATE_PER_MINUTE = 100;
  @whole(1) CALCOM_RATE_PER_SECOND = 10;
  @whole(1) CALCOM_CONCURRENCY = 5;
  @whole(1) BREAKER_FAILURES = 5;
  @whole(1, undefined, 'milliseconds') BREAKER_OPEN_MS = 30_000;
  @whole(1, 10_000_000) THROTTLE_PER_MINUTE = 6000;
  @listed()
  @Matches(/^https?:\/\/[a-z\d.-]+(:\d{1,5})?$/i, {
    each: true,
    message: 'must be origins such as https://app.example.com, without a path, several separated by commas',
  })
  CORS_ORIGINS: string[] = [];
  @listed() @IsTrustedProxies() TRUST_PROXY: string[] = [];
  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,}$/, { message: 'must be at least 16 characters, none of them blank' })
  METRICS_TOKEN?: string = undefined;
  @IsOptional()
  @Matches(/^https?:\/\/[a-z\d.-]+(:\d{1,5})?\/?$/i, {
    message: 'must be a URL such as https://api.example.com, without a path',
  })
  PUBLIC_URL?: string = undefined;
  @IsIn(['on', 'off']) JOBS = 'on';
  @whole(0, 60_000, 'milliseconds') STOP_NOTICE_MS = 2000;
  @IsPeriod() SYNC_EVERY = '1h';
  @listed() @IsExceptions() WEBHOOK_ALLOWED_HOSTS: string[] = [];
  @listed() @IsExceptions() CALCOM_ALLOWED_HOSTS: string[] = [];
  @whole(1, 3650, 'days') DELIVERY_LOG_DAYS = 30;
  @whole(1, 3650, 'days') CALL_LOG_DAYS = 90;
  @whole(1, 36_500, 'days') RETENTION_DAYS = 730;
}

const NAMES = Object.keys(plainToInstance(Variables, {}, { exposeDefaultValues: true }));

/** Everything that can be configured. Read once, at the start; no other code reads the process's environment. */
export class Environment {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Absent: the embedded PGlite below {@link dataDir}. */
  readonly databaseUrl?: string;
  /** URL of the same database, bypassing any transaction pooler, for session state. Absent when embedded. */
  readonly databaseDirectUrl?: string;
  /** Streaming replicas, for reads that may be a moment old. */
  readonly databaseReplicaUrls: readonly string[];
  /** Connections that requests are served on. */
  readonly databasePool: number;
  /** `check`: a database that is behind this version stops the start. */
  readonly migrations: 'auto' | 'check';
  /** One address, or the seeds of a Redis Cluster. Empty: in-process. */
  readonly redisUrls: readonly string[];
  /** Milliseconds that a request waits for Redis before it is answered without. */
  readonly redisTimeout: number;
  readonly dataDir: string;
  readonly calcomBaseUrl: string;
  /** URL of Retell's own API, without a trailing slash. */
  readonly retellBaseUrl: string;
  /** Absent only in the embedded mode, which then keeps a key of its own below {@link dataDir}. */
  readonly encryptionKeys?: readonly EncryptionKey[];
  /** Seconds. */
  readonly cacheTtl: { readonly teams: number; readonly eventTypes: number; readonly availability: number };
  /** stale-if-error: seconds that an answer of Cal.com's may be old while no newer one can be loaded. 0: off. */
  readonly staleFor: number;
  /** Bytes of the local cache (L1) of answers. 0: every hit is a lookup in the shared cache. */
  readonly cacheMemory: number;
  /** Milliseconds that a caller waits for a read of Cal.com, with all its tries. */
  readonly calcomTimeout: number;
  /** Calls of Cal.com with one API key, by all instances together. */
  readonly calcomBudget: { readonly perMinute: number; readonly perSecond: number; readonly concurrency: number };
  readonly breaker: { readonly failures: number; readonly openFor: number };
  /** Requests of one token or one agent; every other limit is a share or a multiple of it. */
  readonly throttlePerMinute: number;
  /** Web pages of other origins that may call the API. Empty: none. */
  readonly corsOrigins: readonly string[];
  /** Proxies whose `x-forwarded-for` is trusted. False: none. */
  readonly trustedProxies: TrustedProxies;
  /** Bearer token of `/metrics`. Absent: there are no metrics, except in `npm start` on loopback. */
  readonly metricsToken?: string;
  /** Where the outside reaches this service, without a slash at its end. Absent: nowhere, so Cal.com is not asked to call. */
  readonly publicUrl?: string;
  /** Whether an API process runs background jobs itself. False: workers do. */
  readonly runsJobs: boolean;
  /** Milliseconds for which a stopping process still serves, so that balancers notice. Embedded there is none: 0. */
  readonly stopNotice: number;
  /** Seconds between two scheduled syncs of a company. Absent: none is scheduled. */
  readonly syncEvery?: number;
  /** Where webhooks may go. */
  readonly webhookHosts: ReachableHosts;
  /** Where the base URL that a company has entered for its own Cal.com may lead. */
  readonly calcomHosts: ReachableHosts;
  /** Days for which deliveries of webhooks are kept. */
  readonly deliveryLogDays: number;
  /** Days for which the log of voice agents' calls is kept. */
  readonly callLogDays: number;
  /** Days after an appointment after which its attendee is made anonymous; callbacks and histories are removed then. */
  readonly retentionDays: number;
  /** Absent: nothing is traced. */
  readonly tracing?: tracing.TracingSettings;
  /** A sentence for each variable that is not read, and whose name is nearly that of one which is. */
  readonly misspelt: readonly string[];

  /**
   * @param source each variable `X` as itself, or as `X_FILE`: the path of a file that holds it.
   * @throws EnvironmentError naming each bad variable and what it should look like, never its content.
   */
  constructor(source: Source) {
    const env = checked(source);
    this.misspelt = misspeltIn(source, NAMES);
    this.port = env.PORT;
    this.host = env.HOST;
    this.logLevel = env.LOG_LEVEL;
    this.databaseUrl = env.DATABASE_URL;
    this.databaseDirectUrl = env.DATABASE_URL && (env.DATABASE_DIRECT_URL ?? env.DATABASE_URL);
    this.databaseReplicaUrls = EMBEDDED(env) ? [] : env.DATABASE_REPLICA_URLS;
    this.databasePool = env.DATABASE_POOL;
    this.migrations = env.MIGRATIONS;
    this.redisUrls = env.REDIS_URL?.split(',').map((url) => url.trim()) ?? [];
    this.redisTimeout = env.REDIS_TIMEOUT_MS;
    this.dataDir = env.DATA_DIR;
    this.retellBaseUrl = env.RETELL_BASE_URL.replace(/\/+$/, '');
    this.calcomBaseUrl = env.CALCOM_BASE_URL.replace(/\/+$/, '');
    this.encryptionKeys = env.ENCRYPTION_KEYS === undefined ? undefined : keysFrom(env.ENCRYPTION_KEYS);
    this.cacheTtl = {
      teams: env.CACHE_TTL_TEAMS,
      eventTypes: env.CACHE_TTL_EVENT_TYPES,
      availability: env.CACHE_TTL_AVAILABILITY,
    };
    this.staleFor = env.CACHE_STALE_FOR;
    this.cacheMemory = env.CACHE_MEMORY_MB * MEGABYTE;
    this.calcomTimeout = env.CALCOM_TIMEOUT_MS;
    this.calcomBudget = {
      perMinute: env.CALCOM_RATE_PER_MINUTE,
      perSecond: env.CALCOM_RATE_PER_SECOND,
      concurrency: env.CALCOM_CONCURRENCY,
    };
    this.breaker = { failures: env.BREAKER_FAILURES, openFor: env.BREAKER_OPEN_MS };
    this.throttlePerMinute = env.THROTTLE_PER_MINUTE;
    this.corsOrigins = env.CORS_ORIGINS;
    this.trustedProxies = trustedProxiesFrom(env.TRUST_PROXY);
    this.metricsToken = env.METRICS_TOKEN;
    this.publicUrl = env.PUBLIC_URL?.replace(/\/$/, '');
    this.runsJobs = env.JOBS === 'on';
    this.stopNotice = EMBEDDED(env) ? 0 : env.STOP_NOTICE_MS;
    this.syncEvery = secondsOf(env.SYNC_EVERY);
    this.webhookHosts = new ReachableHosts(env.WEBHOOK_ALLOWED_HOSTS);
    this.calcomHosts = new ReachableHosts(env.CALCOM_ALLOWED_HOSTS);
    this.deliveryLogDays = env.DELIVERY_LOG_DAYS;
    this.callLogDays = env.CALL_LOG_DAYS;
    this.retentionDays = env.RETENTION_DAYS;
    this.tracing = tracing.tracingSettings(env);
  }
}

function checked(source: Source): Variables {
  const { values, fromFiles, problems: unread } = variablesFromFiles(NAMES, source);
  const env = plainToInstance(Variables, values, { exposeDefaultValues: true });
  const bad = validateSync(env).map(({ property, constraints }) => {
    const [reason] = Object.values(constraints ?? {});
    const named = fromFiles.has(property) ? `${property} (of ${property}_FILE)` : property;
    return `${named} ${reason?.replace(`${property} `, '') ?? 'is not valid'}`;
  });
  const problems = [...unread.values(), ...bad];
  if (!EMBEDDED(env) && env.ENCRYPTION_KEYS === undefined && !unread.has('ENCRYPTION_KEYS')) {
    problems.push(
      'ENCRYPTION_KEYS is required with DATABASE_URL: kid:base64-of-32-bytes (make one: openssl rand -base64 32)',
    );
  }
  if (problems.length > 0) throw new EnvironmentError([...problems, ...misspeltIn(source, NAMES)]);
  return env;
}
