import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isRecord } from '@app/common';
import { lineNumber } from '@app/speech';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { greetings } from './greetings';
import { type KnownCaller, KnownCallers } from './known-callers';
import { Warming } from './warming';

/** Milliseconds that the lookup of the caller may take, since the phone rings meanwhile. */
const CALLER_TIMEOUT_MS = 60;

/** The answer to Retell before it takes a call. Variables of a prompt are strings. */
export interface InboundAnswer {
  dynamic_variables?: Record<string, string>;
  metadata?: { company_id: number };
}

/** Answers while the phone rings: whose call it is, and how it begins. */
@Injectable()
export class InboundAnswers {
  constructor(
    private readonly companies: CompaniesService,
    private readonly callers: KnownCallers,
    private readonly warming: Warming,
  ) {}

  /** @param body signed for the company. @returns an empty answer if it is not a call. */
  async answer(tenant: TenantContext, body: unknown): Promise<InboundAnswer> {
    const { event, call_inbound: call } = isRecord(body) ? body : {};
    if (event !== 'call_inbound' || !isRecord(call)) return {};
    this.warming.begin(tenant);
    const { companyId, companyName, timezone, locale } = tenant;
    const caller = await this.callerOf(tenant, call.from_number);
    return {
      // All are always set: the agent would read out the name of an unset variable.
      dynamic_variables: {
        company_name: companyName,
        timezone,
        locale,
        greeting: greetings[locale](companyName, caller?.name),
        known_caller: String(caller !== undefined),
        caller_name: caller?.name ?? '',
      },
      metadata: { company_id: companyId },
    };
  }

  /** Undefined also if the lookup fails or takes too long. */
  private async callerOf(tenant: TenantContext, reported: unknown): Promise<KnownCaller | undefined> {
    const over = new AbortController();
    const late = pause(CALLER_TIMEOUT_MS, undefined, { signal: over.signal }).catch(() => undefined);
    try {
      return await Promise.race([this.lookUp(tenant, reported).catch(() => undefined), late]);
    } finally {
      over.abort();
    }
  }

  private async lookUp(tenant: TenantContext, reported: unknown): Promise<KnownCaller | undefined> {
    const number = lineNumber(reported, await this.companies.country(tenant));
    return number === undefined ? undefined : this.callers.find(tenant, number);
  }
}
