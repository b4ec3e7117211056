import { createSecretKey, type KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { KeyRing } from '@app/common';
import type { AgentCopy } from './agent-copy';
import { AGENT_KEY } from './retell-agent.entity';

interface Opened {
  key?: KeyObject;
  former?: KeyObject;
}

/** Decrypts the keys of agents, once for each copy. */
export class AgentKeys {
  private readonly log = new Logger(AgentKeys.name);
  /** Each entry is released with its copy, so that a key is kept no longer than a token. */
  private readonly opened = new WeakMap<AgentCopy, Opened>();
  /** Ids of agents whose key could not be decrypted. */
  private readonly unreadable = new Set<number>();

  constructor(private readonly keyRing: KeyRing) {}

  /**
   * The valid keys: the agent's own, and the former one for a while. Omits keys that cannot be decrypted: such a row
   * refuses its own calls, but not those of other agents with the same id.
   */
  of(agent: AgentCopy, now: Date): KeyObject[] {
    const { key, former } = this.openedOf(agent);
    const counts = former !== undefined && agent.formerKeyUntil != null && agent.formerKeyUntil > now;
    return [...(key ? [key] : []), ...(counts ? [former] : [])];
  }

  /** Whether the agent's own key can be decrypted. */
  isReadable(agent: AgentCopy): boolean {
    return this.openedOf(agent).key !== undefined;
  }

  /** Whether the two agents share a key, so that a signature may be either's. */
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

  /** Logs once for each agent, since a client that knows its id could otherwise flood the log. */
  private noteUnreadable(id: number, error: unknown): void {
    if (this.unreadable.has(id)) return;
    this.unreadable.add(id);
    this.log.warn(`A key of agent ${id} cannot be opened, so calls that it has signed are refused: ${String(error)}`);
  }
}
