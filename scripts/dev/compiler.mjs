/** Recompiles the service on each change of a source file, and reports the result to its parent. */
import { spawn } from 'node:child_process';

const nest = spawn(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api', '--watch'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  windowsHide: true,
});
const stop = () => nest.kill('SIGTERM');
process.once('disconnect', stop);
process.once('SIGTERM', stop);
nest.once('exit', (code) => process.exit(code ?? 0));

let text = '';
nest.stdout.on('data', (chunk) => {
  text += chunk;
  if (!/compiled/.test(text)) return;
  process.send(/successfully/.test(text) ? { compiled: true } : { compiled: false, problem: text });
  text = '';
});
