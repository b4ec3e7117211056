import { Module, type OnModuleInit } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { ReceptionistModule } from '@app/receptionist';
import { CallerGuard, SealedColumns } from '@app/tenancy';
import { AgentSignatureStrategy } from './agents/agent-signature.strategy';
import { AGENT_KEY, AgentsService } from './agents/agents.service';
import { AgentConversations } from './functions/agent-conversations';
import { AgentQuestions } from './functions/agent-questions';
import { functionControllers } from './functions/function-controllers';
import { FunctionDoor } from './functions/function-door';
import { RetellController } from './retell.controller';
import { UserQuestions } from './user-questions';

@Module({
  imports: [AvailabilityModule, BookingModule, ReceptionistModule],
  controllers: [RetellController, ...functionControllers],
  providers: [AgentsService, AgentSignatureStrategy, AgentConversations, AgentQuestions, FunctionDoor, UserQuestions],
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
