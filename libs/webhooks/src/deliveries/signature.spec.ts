import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from '@jest/globals';
import { newSecret, signedHeaders } from './signature';

type IsGenuine = (secret: string, headers: Record<string, string>, body: string) => boolean;

describe('the signature of a webhook', () => {
  const now = Math.floor(Date.now() / 1000);

  it('the signature of a webhook is the one of the specification’s example', () => {
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id,
      at: 1_614_265_330,
      body: '{"test": 2432232314}',
    });
    expect(headers).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('the signature of a webhook is verified by the library, and by the example of our page', async () => {
    const [, example = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
    const { isGenuine } = (await import(`data:text/javascript,${encodeURIComponent(example)}`)) as {
      isGenuine: IsGenuine;
    };
    const [secret, body] = [newSecret(), '{"type":"team.deactivated","data":{"name":"Mädler – 東京"}}'];
    const headers = signedHeaders(secret, { id: 'evt_1', at: now, body });
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(isGenuine(secret, headers, body)).toBe(true);
    expect(isGenuine(secret, headers, `${body} `)).toBe(false);
    expect(isGenuine(newSecret(), headers, body)).toBe(false);
    expect(isGenuine(secret, { ...headers, 'webhook-id': 'evt_2' }, body)).toBe(false);
    expect(isGenuine(secret, signedHeaders(secret, { id: 'evt_1', at: now - 600, body }), body)).toBe(false);
    expect(isGenuine(secret, {}, body)).toBe(false);
  });
});
