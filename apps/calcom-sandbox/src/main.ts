import { optionsFrom } from './environment';
import { createSandbox } from './sandbox';

const sandbox = await createSandbox(optionsFrom(process.env));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

// Nothing else would stop this process after its launcher has died.
process.once('disconnect', () => void sandbox.close());
process.channel?.unref();

// The parent process waits for this line.
process.stdout.write(`${JSON.stringify({ event: 'listening', url: sandbox.url })}\n`);
