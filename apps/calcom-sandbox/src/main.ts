import { optionsFrom } from './environment';
import { createSandbox } from './sandbox';

const sandbox = await createSandbox(optionsFrom(process.env));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

// Started by a launcher that is gone: nobody would stop this process any more.
process.once('disconnect', () => void sandbox.close());
process.channel?.unref();

// The one line that whoever started this process waits for.
process.stdout.write(`${JSON.stringify({ event: 'listening', url: sandbox.url })}\n`);
