import { once } from 'node:events';
import { eventually } from './eventually.mjs';

/** Environment of a process whose memory is to be measured: its inspector listens on any free port. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' };

/**
 * Megabytes of live memory: what a process uses after a garbage collection. Its resident memory is more, and depends on
 * when the collector last ran.
 */
export async function liveMegabytes({ pid, said }) {
  process.kill(pid, 'SIGUSR1');
  const address = await eventually('the inspector listens', () => /ws:\/\/\S+/.exec(said())?.[0]);
  const inspector = new WebSocket(address);
  await once(inspector, 'open');
  try {
    // An object that one collection frees may have been the last to reference others.
    for (let n = 0; n < 3; n++) await call(inspector, 'HeapProfiler.collectGarbage');
    const { result } = await call(inspector, 'Runtime.evaluate', {
      expression: 'process.memoryUsage()',
      returnByValue: true,
    });
    return (result.value.heapUsed + result.value.external) / 2 ** 20;
  } finally {
    inspector.close();
  }
}

let calls = 0;

async function call(inspector, method, params = {}) {
  const id = ++calls;
  inspector.send(JSON.stringify({ id, method, params }));
  for (;;) {
    const [{ data }] = await once(inspector, 'message');
    const message = JSON.parse(data);
    if (message.id === id) return message.result;
  }
}
