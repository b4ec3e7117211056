import type { McpServerFactory, Server } from '@modelcontextprotocol/server';
import type { TenantContext } from '@app/tenancy';

/** Loaded on the first request, since loading takes tens of milliseconds and megabytes. */
const library = () => import(/* webpackChunkName: "mcp" */ '@modelcontextprotocol/server');
export type Library = Awaited<ReturnType<typeof library>>;

/** Creates the server of one request. */
export type ServerFactory = (library: Library, tenant: TenantContext) => Server;

/** What the protocol reads of a request. Its credential is not passed on. */
const HEADERS = ['mcp-protocol-version', 'mcp-method', 'mcp-name'];
/** The URL that the library requires; its host is not read. */
const ADDRESS = 'http://localhost/mcp';

export interface ProtocolRequest {
  tenant: TenantContext;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** One message of JSON-RPC, parsed. */
  message: unknown;
}

/**
 * The transport of the Model Context Protocol, without a session: each request is answered in JSON by a server of its
 * own, in the revision of 2026-07-28 or, for clients that begin with `initialize`, in one of 2025.
 */
export class McpProtocol {
  private opened?: ReturnType<McpProtocol['open']>;

  constructor(private readonly serverOf: ServerFactory) {}

  async answer({ tenant, headers, message }: ProtocolRequest): Promise<Response> {
    this.opened ??= this.open();
    const { isLegacy, modern, legacy } = await this.opened;
    const request = new Request(ADDRESS, { method: 'POST', headers: protocolHeaders(headers) });
    const options = { parsedBody: message, authInfo: asAuthInfo(tenant) };
    return (await isLegacy(request, message)) ? legacy(request, options) : modern(request, options);
  }

  private async open() {
    const loaded = await library();
    const factory: McpServerFactory = ({ authInfo }) => this.serverOf(loaded, tenantIn(authInfo));
    const { fetch: modern } = loaded.createMcpHandler(factory, { legacy: 'reject', maxSubscriptions: 0 });
    // The library's own answer to these clients is a stream of one event.
    const legacy: typeof modern = async (request, options) => {
      const transport = new loaded.WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: undefined,
        enableJsonResponse: true,
      });
      const server = this.serverOf(loaded, tenantIn(options?.authInfo));
      try {
        await server.connect(transport);
        return await transport.handleRequest(request, options);
      } finally {
        await server.close();
      }
    };
    return { isLegacy: loaded.isLegacyRequest, modern, legacy };
  }
}

type AuthInfo = NonNullable<Parameters<McpServerFactory>[0]['authInfo']>;

/** The guards have authenticated the caller already; this only passes the tenant through. */
const asAuthInfo = (tenant: TenantContext): AuthInfo => ({
  token: '',
  clientId: String(tenant.tokenId ?? ''),
  scopes: [],
  extra: { tenant },
});

const tenantIn = (info: AuthInfo | undefined): TenantContext => info?.extra?.tenant as TenantContext;

/** Some clients do not send the `accept` header that the protocol requires. */
function protocolHeaders(given: ProtocolRequest['headers']): Headers {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json, text/event-stream' });
  for (const name of HEADERS) {
    const value = given[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}
