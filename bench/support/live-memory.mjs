import { Inspector } from './inspector.mjs';

/**
 * Megabytes of live memory: what a process uses after a garbage collection. Its resident memory is more, and depends on
 * when the collector last ran. The process must have been started inspectable.
 */
export async function liveMegabytes(program) {
  const inspector = await Inspector.open(program);
  try {
    // An object that one collection frees may have been the last to reference others.
    for (let n = 0; n < 3; n++) await inspector.call('HeapProfiler.collectGarbage');
    const { heapUsed, external } = await inspector.evaluate('process.memoryUsage()');
    return (heapUsed + external) / 2 ** 20;
  } finally {
    inspector.close();
  }
}
