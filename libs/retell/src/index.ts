export { AgentSignatureStrategy } from './agents/agent-signature.strategy';
export { AGENT_KEY, AgentsService } from './agents/agents.service';
export { RetellAgent } from './agents/retell-agent.entity';
export { signatureOf } from './agents/signature';
export { RetellModule } from './retell.module';
