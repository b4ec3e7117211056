import { Module, type OnModuleInit } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { TeamsModule } from '@app/teams';
import { CallerGuard, SealedColumns } from '@app/tenancy';
import { AgentSignatureStrategy } from './agents/agent-signature.strategy';
import { AGENT_KEY, AgentsService } from './agents/agents.service';
import { AgentFunctionsService } from './functions/agent-functions.service';
import { AgentQuestions } from './functions/agent-questions';
import { Refusals } from './functions/refusals';
import { RetellController } from './retell.controller';
import { UserQuestions } from './user-questions';

@Module({
  imports: [AvailabilityModule, BookingModule, TeamsModule],
  controllers: [RetellController],
  providers: [AgentsService, AgentSignatureStrategy, AgentFunctionsService, AgentQuestions, Refusals, UserQuestions],
  exports: [AgentsService, AgentSignatureStrategy],
})
export class RetellModule implements OnModuleInit {
  constructor(
    private readonly sealedColumns: SealedColumns,
    private readonly callers: CallerGuard,
    private readonly signatures: AgentSignatureStrategy,
  ) {}

  onModuleInit(): void {
    this.sealedColumns.register(AGENT_KEY);
    this.callers.judgeSignaturesBy(this.signatures);
  }
}
