import { writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { SCRIPTS, scriptsIn } from '../../apps/api/src/agent-calls/call-script';
import { type Door, play } from '../../apps/api/src/agent-calls/play';
import { callFrom, retellDoor } from '../../apps/api/src/agent-calls/retell-door';
import { SandboxControl } from '../../apps/api/src/agent-calls/sandbox-control';
import { onSharedEngines } from '../support/on-shared-engines';

onSharedEngines('debug', (world) => {
  it('dumps', async () => {
    const lines: string[] = [];
    for (const script of scriptsIn(SCRIPTS)) {
      if (process.env.ONLY && !script.file.includes(process.env.ONLY)) continue;
      lines.push(`### ${script.file}`);
      const company = script.company === world().salon.name ? world().salon : world().praxis;
      const inner = retellDoor(world().url, company.agent, callFrom(company.agent, script.from));
      const door: Door = async (name, args) => {
        const answer = await inner(name, args);
        lines.push(`> ${name} ${JSON.stringify(args).slice(0, 300)}`, `< ${answer.status} ${answer.took}ms ${JSON.stringify(answer.body)}`);
        return answer;
      };
      const played = await play(script, door, { sandbox: new SandboxControl(world().sandbox.url), now: new Date() });
      for (const turn of played.turns) for (const wrong of turn.wrong) lines.push(`!! ${turn.function}: ${wrong}`);
      for (const s of played.state ?? []) lines.push(`!! ${s}`);
    }
    writeFileSync('/tmp/h/mcp-dump.txt', lines.join('\n'));
  });
});
