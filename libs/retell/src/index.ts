export { AgentSignatureStrategy } from './agents/agent-signature.strategy';
export { AgentsService } from './agents/agents.service';
export { AGENT_KEY, RetellAgent } from './agents/retell-agent.entity';
export { CallLog } from './calls/call-log';
export { RetellCall } from './calls/retell-call.entity';
export { signatureOf } from './agents/signature';
export { ToolsPush } from './tools/tools-push';
export { RetellModule } from './retell.module';
