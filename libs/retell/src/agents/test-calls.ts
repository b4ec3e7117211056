import { Injectable } from '@nestjs/common';
import { Clock, invalid } from '@app/common';
import { functionFacts, type ReceptionAnswer, ReceptionFunctions } from '@app/receptionist';
import { refusalOf, TenantContext, TenantDatabase } from '@app/tenancy';
import type { TestCallDto } from './test-call.dto';
import { AGENT_ABILITIES } from './agent-abilities';
import { RetellAgent } from './retell-agent.entity';

const QUESTIONS = functionFacts.filter(({ kind }) => kind === 'question');

/** Lets administrators get the answers that their agent would get, without a call. */
@Injectable()
export class TestCalls {
  constructor(
    private readonly database: TenantDatabase,
    private readonly functions: ReceptionFunctions,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming `function` for what is no question, 403 when there is no such agent. */
  async make(tenant: TenantContext, id: number, { function: asked, args = {} }: TestCallDto): Promise<ReceptionAnswer> {
    const facts = QUESTIONS.find(({ name }) => name === asked.replaceAll('-', '_'));
    if (!facts) {
      const names = QUESTIONS.map(({ name }) => name).join(', ');
      throw invalid({ field: 'function', message: `must be one of ${names}` });
    }
    const agent = await this.database.forTenant(tenant).findOne(RetellAgent, { id });
    if (!agent) throw refusalOf('agent');
    const { companyId, companyName, locale, timezone } = tenant;
    const speaking = { companyId, companyName, locale, timezone, role: 'agent', abilities: AGENT_ABILITIES } as const;
    return this.functions.run(
      {
        tenant: new TenantContext({ ...speaking, agentId: id }),
        source: 'agent',
        teamId: agent.teamId ?? undefined,
        at: this.clock.now(),
      },
      facts,
      args,
    );
  }
}
