import { createSecretKey, type KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { KeyRing } from '@app/common';
import type { AgentCopy } from './agent-copy';
import { AGENT_KEY } from './retell-agent.entity';

interface Opened {
  key?: KeyObject;
  former?: KeyObject;
}

/** Opens the keys of agents, once for each copy. */
export class AgentKeys {
  private readonly log = new Logger(AgentKeys.name);
  /** Each is forgotten with its copy, so that a key is kept no longer than a token. */
  private readonly opened = new WeakMap<AgentCopy, Opened>();
  /** Ids of agents with a key that could not be opened. */
  private readonly unreadable = new Set<number>();

  constructor(private readonly keyRing: KeyRing) {}

  /**
   * The keys that count now: the agent's own, and the former one for a while. Without one that cannot be opened: such a
   * row refuses its own calls, and not those of others with its id.
   */
  of(agent: AgentCopy, now: Date): KeyObject[] {
    const { key, former } = this.openedOf(agent);
    const counts = former !== undefined && agent.formerKeyUntil != null && agent.formerKeyUntil > now;
    return [...(key ? [key] : []), ...(counts ? [former] : [])];
  }

  /** Whether the agent's own key can be opened. */
  isReadable(agent: AgentCopy): boolean {
    return this.openedOf(agent).key !== undefined;
  }

  /** Whether what one of them has signed might be the other's. */
  isShared(one: AgentCopy, other: AgentCopy, now: Date): boolean {
    const keys = this.of(other, now);
    return this.of(one, now).some((key) => keys.some((another) => key.equals(another)));
  }

  private openedOf(agent: AgentCopy): Opened {
    const known = this.opened.get(agent);
    if (known) return known;
    const opened = { key: this.open(agent, agent.apiKey), former: this.open(agent, agent.formerKey) };
    if (opened.key) this.opened.set(agent, opened);
    return opened;
  }

  private open({ id, companyId }: AgentCopy, sealed: string | null | undefined): KeyObject | undefined {
    if (sealed == null) return undefined;
    try {
      return createSecretKey(this.keyRing.open(sealed, AGENT_KEY.contextFor(companyId)), 'utf8');
    } catch (error) {
      this.noteUnreadable(id, error);
      return undefined;
    }
  }

  /** Once for each agent: anybody who knows its id could fill the log. */
  private noteUnreadable(id: number, error: unknown): void {
    if (this.unreadable.has(id)) return;
    this.unreadable.add(id);
    this.log.warn(`A key of agent ${id} cannot be opened, so calls that it has signed are refused: ${String(error)}`);
  }
}
