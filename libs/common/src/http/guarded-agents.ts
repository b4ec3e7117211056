import { lookup as systemLookup, type LookupAddress, Resolver } from 'node:dns';
import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';

/** A host is, or resolves to, addresses that must not be reached. Names no address, to reveal no internal one. */
export class PrivateAddressError extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS';

  constructor(hostname: string) {
    super(`${hostname} has no public address`);
    this.name = 'PrivateAddressError';
  }
}

/** Decides where connections may go. */
export interface Permits {
  /** Whether the operating system may resolve this name. */
  isNamed(hostname: string): boolean;
  /** Whether a connection to this host may go to this address, to which its name was resolved. */
  permits(hostname: string, address: string): boolean;
}

export type Resolve = (
  hostname: string,
  answer: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export interface GuardedAgents {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
}

/**
 * Agents whose connections go only where `hosts` permits (a guard against server-side request forgery). The connection
 * itself resolves the name and uses only the checked addresses, so a name that later resolves to another address
 * changes nothing. Redirects are new connections and checked as well; do not follow them anyway.
 * @param resolve for tests.
 */
export function guardedAgents(hosts: Permits, options: AgentOptions = {}, resolve?: Resolve): GuardedAgents {
  const lookup = guardedLookup(hosts, resolve ?? resolving(hosts));
  return {
    httpAgent: guarded(new HttpAgent({ ...options, lookup }), hosts),
    httpsAgent: guarded(new HttpsAgent({ ...options, lookup }), hosts),
  };
}

/** A literal address is connected to without a lookup, so it is checked before. */
function guarded<A extends HttpAgent>(agent: A, hosts: Permits): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const host = options.host ?? '';
    if (isIP(host) === 0 || hosts.permits(host, host)) return connect(options, callback);
    callback?.(new PrivateAddressError(host), undefined as unknown as Duplex);
    return undefined;
  };
  return agent;
}

/** A `lookup` for connections that answers with permitted addresses only. */
export function guardedLookup(hosts: Permits, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, (error, found) => {
      const permitted = found.filter(({ address }) => hosts.permits(hostname, address));
      const [first] = permitted;
      if (error) callback(error, '');
      else if (!first) callback(new PrivateAddressError(hostname), '');
      else if (options.all) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
}

const RESOLVING = { timeout: 2000, tries: 2 };

/**
 * Queries the name servers directly. The system's resolver, which also knows the names of this machine and its network,
 * is only used for hosts that the operator has named: it occupies one of the process's four threads while a name server
 * does not answer, and a user who enters an address could prolong that at will.
 */
export function resolving(hosts: Permits): Resolve {
  const resolver = new Resolver(RESOLVING);
  const ask = (hostname: string, family: 4 | 6) =>
    new Promise<{ error?: NodeJS.ErrnoException; found: LookupAddress[] }>((resolve) => {
      const answer = (error: NodeJS.ErrnoException | null, addresses: string[] = []): void =>
        resolve({ error: error ?? undefined, found: addresses.map((address) => ({ address, family })) });
      if (family === 4) resolver.resolve4(hostname, answer);
      else resolver.resolve6(hostname, answer);
    });
  const askAll = async (hostname: string, answer: Parameters<Resolve>[1]): Promise<void> => {
    const [four, six] = await Promise.all([ask(hostname, 4), ask(hostname, 6)]);
    const found = [...four.found, ...six.found];
    answer(found.length > 0 ? null : (four.error ?? six.error ?? null), found);
  };
  return (hostname, answer) => {
    if (hosts.isNamed(hostname)) systemLookup(hostname, { all: true }, (error, found) => answer(error, found ?? []));
    else void askAll(hostname, answer);
  };
}
