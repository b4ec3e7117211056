import { isLoopback } from '../loopback';

/**
 * Signs Swagger UI in, once it is there. A page of the web can point a name of its own to this machine and read whatever is
 * answered under it, so the token is told under the names of the machine alone.
 */
export function signInScript(host: string | undefined, token: string | undefined): string {
  const address = `http://${host ?? ''}`;
  if (token === undefined || !URL.canParse(address) || !isLoopback(new URL(address).hostname)) return '';
  const bearer = { name: 'bearer', schema: { type: 'http', scheme: 'bearer', in: 'header' }, value: token };
  return `addEventListener('load', () => ui.authActions.authorize(${JSON.stringify({ bearer })}));\n`;
}
