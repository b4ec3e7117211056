import { createClient } from '@redis/client';

/** A value that must not occur, and the name under which a test reports it. */
export interface Secret {
  name: string;
  value: string;
}

/** The encodings in which a value can occur in a log, an answer or a cache. */
function spellingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

/** The names of the secrets that occur in the text, in any encoding. */
export const foundIn = (text: string, secrets: readonly Secret[]): string[] =>
  secrets.filter(({ value }) => spellingsOf(value).some((spelling) => text.includes(spelling))).map(({ name }) => name);

/** Every key and value of one Redis database, as text. */
export async function contentOf(url: string): Promise<string> {
  const client = createClient({ url });
  client.on('error', () => {});
  await client.connect();
  const lines: string[] = [];
  for (const key of await client.keys('*')) {
    const type = await client.type(key);
    const value = type === 'string' ? await client.get(key) : type === 'set' ? await client.sMembers(key) : type;
    lines.push(`${key} ${type} ${JSON.stringify(value)}`);
  }
  await client.quit();
  return lines.join('\n');
}
