import { isLoopback } from '../loopback';

/**
 * Signs Swagger UI in, once it is loaded. A web page can point a host name of its own to this machine and read every
 * answer under it (DNS rebinding), so the token is only sent under the names of this machine.
 */
export function signInScript(host: string | undefined, token: string | undefined): string {
  const address = `http://${host ?? ''}`;
  if (token === undefined || !URL.canParse(address) || !isLoopback(new URL(address).hostname)) return '';
  const bearer = { name: 'bearer', schema: { type: 'http', scheme: 'bearer', in: 'header' }, value: token };
  return `addEventListener('load', () => ui.authActions.authorize(${JSON.stringify({ bearer })}));\n`;
}
