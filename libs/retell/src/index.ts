export * from './agents/agents.service';
export * from './agents/retell-agent.entity';
export { signatureMatches, signatureOf } from './agents/signature';
export * from './retell.module';
