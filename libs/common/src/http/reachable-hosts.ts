import type { AgentOptions } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type GuardedAgents, guardedAgents, type Resolve, resolving } from './guarded-agents';
import { isPublicAddress } from './public-addresses';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Milliseconds after which a name that is not resolved yet counts as unreachable. */
const RESOLVE_TIMEOUT_MS = 1000;

/** Names of these networks in a list of exceptions. */
const LOOPBACK = ['loopback', 'localhost'];
const LOOPBACK_NETWORKS = ['127.0.0.0/8', '::1/128'];

/**
 * The hosts that requests to addresses entered by a company may reach: those with public addresses, and the exceptions
 * that the operator has named.
 */
export class ReachableHosts {
  private readonly names: ReadonlySet<string>;
  private readonly networks: readonly Network[];

  /** @param exceptions host names, addresses, networks such as `10.0.0.0/8`, or `loopback`: see {@link isException}. */
  constructor(exceptions: readonly string[]) {
    const entries = exceptions.flatMap((entry) => (LOOPBACK.includes(entry) ? LOOPBACK_NETWORKS : entry));
    this.networks = entries.filter(isNetwork).map(networkOf);
    const names = entries.filter((entry) => !isNetwork(entry)).map(canonicalHost);
    this.names = new Set(this.isInNetworks('127.0.0.1') ? [...names, 'localhost'] : names);
  }

  /** Whether the operator has named this very host: by its name, or a literal address by itself or its network. */
  isNamed(hostname: string): boolean {
    const host = canonicalHost(hostname);
    return this.names.has(host) || this.isInNetworks(host);
  }

  /** Whether a connection to this host may go to this address, to which its name was resolved. */
  permits(hostname: string, address: string): boolean {
    return isPublicAddress(address) || this.names.has(canonicalHost(hostname)) || this.isInNetworks(address);
  }

  /**
   * Why this URL is refused whatever its name resolves to, as the end of a sentence; undefined: it is not. The
   * connection itself checks what the name resolves to: see {@link agents}.
   */
  problemOf(text: string): string | undefined {
    const url = URL.parse(text);
    if (!url || !['http:', 'https:'].includes(url.protocol)) return 'must be an https URL';
    if (url.username !== '' || url.password !== '') return 'must not contain a user name or password';
    // The parser has converted decimal, octal and hexadecimal forms of IPv4 to dotted decimal.
    if (this.isNamed(url.hostname)) return undefined;
    if (url.protocol !== 'https:') return 'must be an https URL';
    const host = canonicalHost(url.hostname);
    const isLocal = isIP(host) === 0 ? !host.includes('.') || host.endsWith('.localhost') : !isPublicAddress(host);
    return isLocal ? 'must lead to a public address' : undefined;
  }

  /**
   * Whether the URL is permitted and its name resolves to a permitted address. Answers within a second, and the same
   * for every refusal, so that the caller learns nothing about the names and addresses of our network.
   * @param resolve for tests.
   */
  async admits(text: string, resolve: Resolve = resolving(this)): Promise<boolean> {
    if (this.problemOf(text) !== undefined) return false;
    const host = canonicalHost(new URL(text).hostname);
    if (isIP(host) !== 0) return true;
    return new Promise((tell) => {
      const late = setTimeout(() => tell(false), RESOLVE_TIMEOUT_MS);
      resolve(host, (_, found) => {
        clearTimeout(late);
        tell(found.some(({ address }) => this.permits(host, address)));
      });
    });
  }

  /** Agents for requests to such URLs, whose connections go to permitted addresses only. Follow no redirects with them. */
  agents(options?: AgentOptions): GuardedAgents {
    return guardedAgents(this, options);
  }

  private isInNetworks(text: string): boolean {
    if (isIP(text) === 0) return false;
    const address = ipaddr.parse(text);
    return this.networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
  }
}

/** Whether the text can be an exception: a host name, an address, a network or `loopback`. */
export const isException = (text: string): boolean =>
  isNetwork(text) || (/^[a-z\d_]([a-z\d_.-]*[a-z\d])?$/i.test(text) && !/^[\d.]+$/.test(text));

const isNetwork = (text: string): boolean => isIP(text) !== 0 || ipaddr.isValidCIDR(text);

const networkOf = (text: string): Network =>
  isIP(text) === 0 ? ipaddr.parseCIDR(text) : [ipaddr.parse(text), isIP(text) === 4 ? 32 : 128];

/** Without the brackets of an IPv6 address and the dot at the end of an absolute name. */
const canonicalHost = (hostname: string): string => hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
