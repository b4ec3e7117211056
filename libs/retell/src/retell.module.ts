import { Module, type OnModuleInit } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { ReceptionistModule } from '@app/receptionist';
import { CompanyStatus, SyncModule } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { EventTypesModule } from '@app/event-types';
import { Environment } from '@app/common';
import { PersonalData } from '@app/personal-data';
import { CallerGuard, Ownership, Retention, SealedColumns, TenantDatabase } from '@app/tenancy';
import { AgentSignatureStrategy } from './agents/agent-signature.strategy';
import { AgentSettings } from './agents/agent-settings';
import { AgentStatus } from './agents/agent-status';
import { TestCalls } from './agents/test-calls';
import { AgentsController } from './agents/agents.controller';
import { AgentsService } from './agents/agents.service';
import { FORMER_KEYS } from './agents/former-keys';
import { AGENT_KEY, FORMER_AGENT_KEY, RetellAgent } from './agents/retell-agent.entity';
import { callsOfPerson } from './calls/calls-of-person';
import { CallLog } from './calls/call-log';
import { CallsController } from './calls/calls.controller';
import { CallsService } from './calls/calls.service';
import { oldCalls } from './calls/old-calls';
import { AgentConversations } from './functions/agent-conversations';
import { AgentQuestions } from './functions/agent-questions';
import { functionControllers } from './functions/function-controllers';
import { FunctionDoor } from './functions/function-door';
import { RetellController } from './retell.controller';
import { InboundAnswers } from './webhooks/inbound-answers';
import { KnownCallers } from './webhooks/known-callers';
import { RetellWebhooksController } from './webhooks/retell-webhooks.controller';
import { Warming } from './webhooks/warming';
import { ToolsController } from './tools/tools.controller';
import { ToolsPush } from './tools/tools-push';
import { ToolsService } from './tools/tools.service';
import { UserQuestions } from './user-questions';

@Module({
  imports: [AvailabilityModule, BookingModule, EventTypesModule, ReceptionistModule, SyncModule, TeamsModule],
  controllers: [
    AgentsController,
    CallsController,
    RetellWebhooksController,
    ToolsController,
    RetellController,
    ...functionControllers,
  ],
  providers: [
    AgentsService,
    AgentSettings,
    AgentStatus,
    AgentSignatureStrategy,
    AgentConversations,
    AgentQuestions,
    CallLog,
    CallsService,
    FunctionDoor,
    InboundAnswers,
    KnownCallers,
    TestCalls,
    ToolsPush,
    ToolsService,
    UserQuestions,
    Warming,
  ],
  exports: [AgentsService, AgentSignatureStrategy, CallLog, ToolsPush],
})
export class RetellModule implements OnModuleInit {
  constructor(
    private readonly sealedColumns: SealedColumns,
    private readonly callers: CallerGuard,
    private readonly signatures: AgentSignatureStrategy,
    private readonly ownership: Ownership,
    private readonly retention: Retention,
    private readonly database: TenantDatabase,
    private readonly environment: Environment,
    private readonly status: CompanyStatus,
    private readonly agents: AgentStatus,
    private readonly calls: CallsService,
    private readonly people: PersonalData,
  ) {}

  onModuleInit(): void {
    this.sealedColumns.register(AGENT_KEY);
    this.sealedColumns.register(FORMER_AGENT_KEY);
    this.people.register(callsOfPerson);
    this.retention.register(FORMER_KEYS, oldCalls(this.environment.callLogDays));
    this.ownership.register('agent', (tenant, id) => this.database.has(tenant, RetellAgent, { id }));
    this.ownership.register('call', (tenant, callId) => this.calls.has(tenant, callId));
    this.status.register('agents', (tenant) => this.agents.of(tenant));
    this.callers.judgeSignaturesBy(this.signatures);
  }
}
