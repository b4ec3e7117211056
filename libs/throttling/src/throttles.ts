import { Inject, Injectable } from '@nestjs/common';
import { Clock, Environment } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import type { RedisConnection } from '@app/redis';
import { REDIS } from '@app/redis';
import { SharedCounter } from './shared-counter';
import { Throttle, WINDOW_MS } from './throttle';

/** A company may have many tokens and agents: their common limit is this multiple of the limit of one. */
const COMPANY_MULTIPLE = 5;
/** Limit of wrong credentials from one client network, as a share of the limit of one caller. */
const FAILURES_SHARE = 1 / 2;
/** A person mistypes a few times, an attacker goes on. By account and network: from elsewhere the account stays open. */
const SIGN_INS_OF_ACCOUNT = 10;
/** Enough for a whole office behind one address, at the start of a working day. */
const SIGN_INS_OF_ADDRESS = 30;

/** Every throttle, with its limit per minute. */
@Injectable()
export class Throttles {
  /** By token or agent. */
  readonly callers: Throttle;
  readonly companies: Throttle;
  /** Both limits, as `ratelimit-policy` has them. */
  private readonly policies: string;
  /** Wrong credentials, by address. */
  readonly failures: Throttle;
  /** By address. */
  readonly signIns: Throttle;
  /** By account and address. */
  readonly signInsOfAccount: Throttle;

  constructor({ throttlePerMinute }: Environment, clock: Clock, @Inject(REDIS) redis: RedisConnection | null) {
    const shared = redis ? new SharedCounter(redis, WINDOW_MS / 1000) : undefined;
    const throttle = (name: string, limit: number): Throttle => new Throttle(name, Math.ceil(limit), clock, shared);
    this.callers = throttle('caller', throttlePerMinute);
    this.companies = throttle('company', throttlePerMinute * COMPANY_MULTIPLE);
    this.policies = `${this.callers.policy}, ${this.companies.policy}`;
    this.failures = throttle('failures', throttlePerMinute * FAILURES_SHARE);
    this.signIns = throttle('sign-in', SIGN_INS_OF_ADDRESS);
    this.signInsOfAccount = throttle('sign-in-account', SIGN_INS_OF_ACCOUNT);
  }

  /**
   * Counts a request of a known caller. The caller's own throttle comes first: what it refuses does not use up the limit
   * of the company's other callers. @throws AppError 429 `rate_limited`
   */
  countCall(tenant: TenantContext): void {
    this.callers.count(callerOf(tenant));
    this.companies.count(String(tenant.companyId));
  }

  /** The caller's remaining requests, as headers of its answer; the company's if that limit is nearer. */
  headersFor(tenant: TenantContext): Record<'ratelimit' | 'ratelimit-policy', string> {
    const [caller, company] = [callerOf(tenant), String(tenant.companyId)];
    const isCompanyNearer = this.companies.leftOf(company) < this.callers.leftOf(caller);
    const ratelimit = isCompanyNearer ? this.companies.stateOf(company) : this.callers.stateOf(caller);
    return { ratelimit, 'ratelimit-policy': this.policies };
  }
}

const callerOf = ({ agentId, tokenId }: TenantContext): string =>
  agentId === undefined ? `token:${tokenId}` : `agent:${agentId}`;
