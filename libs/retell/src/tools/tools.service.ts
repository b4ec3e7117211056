import { Injectable } from '@nestjs/common';
import { AppError, Environment } from '@app/common';
import { functionFacts } from '@app/receptionist';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { type RetellTool, toolsFor } from './tools';

/** The functions as tools of a company's agent. */
@Injectable()
export class ToolsService {
  constructor(
    private readonly agents: AgentsService,
    private readonly environment: Environment,
  ) {}

  /** @throws AppError 403 for an agent that is not the company's, 409 `public_url_missing`. */
  async of(tenant: TenantContext, agentId: string): Promise<RetellTool[]> {
    await this.agents.requireOwn(tenant, agentId);
    const { publicUrl } = this.environment;
    if (publicUrl === undefined) throw new AppError('public_url_missing');
    return toolsFor(publicUrl, agentId, functionFacts);
  }
}
