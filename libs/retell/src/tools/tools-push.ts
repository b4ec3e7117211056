import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Environment, isRecord } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { refused, RetellApi } from './retell-api';
import type { RetellTool } from './tools';
import { ToolsService } from './tools.service';

/** What pushing has changed, or would change: names of tools. */
interface Pushed {
  added: string[];
  changed: string[];
  unchanged: string[];
  /** Tools that are not ours; they stay unchanged. */
  kept: string[];
}

/** Where the tools of an agent are kept at Retell: of its model, or of its conversation flow. */
interface Holder {
  read: string;
  write: string;
  field: 'general_tools' | 'tools';
}

type Tool = Record<string, unknown>;

/** Writes the tools into a company's agent at Retell, among its other tools. */
@Injectable()
export class ToolsPush {
  constructor(
    private readonly tools: ToolsService,
    private readonly agents: AgentsService,
    private readonly environment: Environment,
  ) {}

  /** @param isDry nothing is written. @throws AppError 403, 409 `public_url_missing` or `retell_refused`. */
  async push(tenant: TenantContext, agentId: string, { isDry = false } = {}): Promise<Pushed> {
    const ours = await this.tools.of(tenant, agentId);
    const api = new RetellApi(this.environment.retellBaseUrl, (await this.agents.signer(tenant, agentId)).key);
    const holder = holderOf(await api.get(`/get-agent/${encodeURIComponent(agentId)}`));
    const { [holder.field]: listed } = await api.get(holder.read);
    const before = (Array.isArray(listed) ? listed : []).filter(isRecord);
    const { tools, pushed } = merged(before, ours, holder);
    if (!isDry && pushed.added.length + pushed.changed.length > 0)
      await api.patch(holder.write, { [holder.field]: tools });
    return pushed;
  }
}

function holderOf({ response_engine: engine }: Record<string, unknown>): Holder {
  const { type, llm_id: llm, conversation_flow_id: flow } = isRecord(engine) ? engine : {};
  if (type === 'retell-llm' && typeof llm === 'string') return holder('retell-llm', llm, 'general_tools');
  if (type === 'conversation-flow' && typeof flow === 'string') return holder('conversation-flow', flow, 'tools');
  throw refused('This agent has a model of its own, which Retell keeps no tools for');
}

const holder = (kind: string, id: string, field: Holder['field']): Holder => ({
  read: `/get-${kind}/${encodeURIComponent(id)}`,
  write: `/update-${kind}/${encodeURIComponent(id)}`,
  field,
});

/** Our tools replace those of the same name in place; other properties that a user has set there stay. */
function merged(before: Tool[], ours: readonly RetellTool[], { field }: Holder): { tools: Tool[]; pushed: Pushed } {
  const pushed: Pushed = { added: [], changed: [], unchanged: [], kept: [] };
  const wanted = new Map(ours.map((tool) => [tool.name, tool]));
  const tools = before.map((tool) => {
    const name = String(tool.name);
    const own = wanted.get(name);
    wanted.delete(name);
    const next = own ? { ...tool, ...own } : tool;
    if (!own) pushed.kept.push(name);
    else (isDeepStrictEqual(next, tool) ? pushed.unchanged : pushed.changed).push(name);
    return next;
  });
  for (const [name, tool] of wanted) {
    pushed.added.push(name);
    // Conversation flows identify their tools by a separate id.
    tools.push(field === 'tools' ? { ...tool, tool_id: name } : { ...tool });
  }
  return { tools, pushed };
}
