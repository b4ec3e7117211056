import { describe, expect, it } from '@jest/globals';
import { Environment } from './environment';

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

describe('the environment', () => {
  it('the environment needs no variable', () => {
    expect(new Environment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      redisUrls: [],
      calcomBaseUrl: 'https://api.cal.com/v2',
      cacheTtl: { teams: 3600, eventTypes: 300, availability: 60 },
      calcomBudget: { perMinute: 100, perSecond: 10, concurrency: 5 },
      throttlePerMinute: 6000,
      corsOrigins: [],
      trustedProxies: false,
      deliveryLogDays: 30,
    });
  });

  it('the environment takes an empty variable as one that is not set', () => {
    expect(new Environment({ PORT: '', CORS_ORIGINS: '', THROTTLE_PER_MINUTE: '' })).toMatchObject({
      port: 3000,
      corsOrigins: [],
      throttlePerMinute: 6000,
    });
  });

  it('the environment reads lists and numbers', () => {
    const { corsOrigins, throttlePerMinute, redisUrls, encryptionKeys } = new Environment({
      CORS_ORIGINS: 'https://app.example.com, http://localhost:5173',
      THROTTLE_PER_MINUTE: '1200',
      REDIS_URL: 'redis://a:1, redis://b:2',
      ENCRYPTION_KEYS: KEY,
    });
    expect(corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
    expect(throttlePerMinute).toBe(1200);
    expect(redisUrls).toEqual(['redis://a:1', 'redis://b:2']);
    expect(encryptionKeys).toEqual([{ kid: 'k1', secret: Buffer.alloc(32, 7) }]);
  });

  it('the environment names hosts that webhooks may reach', () => {
    const { webhookHosts } = new Environment({ WEBHOOK_ALLOWED_HOSTS: 'hooks.internal, loopback' });
    expect(['hooks.internal', '127.0.0.1', '10.0.0.1'].map((host) => webhookHosts.isNamed(host))).toEqual([
      true,
      true,
      false,
    ]);
    expect(new Environment({}).webhookHosts.isNamed('localhost')).toBe(false);
  });

  it('the environment names hosts at which a company may have its Cal.com', () => {
    const { calcomHosts, webhookHosts } = new Environment({ CALCOM_ALLOWED_HOSTS: 'cal.internal' });
    expect([calcomHosts, webhookHosts].map((hosts) => hosts.isNamed('cal.internal'))).toEqual([true, false]);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://somewhere'],
    ['DATABASE_URL', 'postgres://u:a#b@h/d'],
    ['DATABASE_URL', 'postgres://u:a/b@h/d'],
    ['DATABASE_URL', 'postgres://u:100%@h/d'],
    ['DATABASE_URL', 'postgres://u@h'],
    ['DATABASE_URL', 'postgres://u@h/'],
    ['DATABASE_REPLICA_URLS', 'postgres://u@h/d,postgres://u@h'],
    ['REDIS_URL', 'http://somewhere'],
    ['CALCOM_BASE_URL', 'cal.com'],
    ['ENCRYPTION_KEYS', 'k1:tooshort'],
    ['CACHE_TTL_TEAMS', '0'],
    ['METRICS_TOKEN', 'fifteen-letters'],
    ['METRICS_TOKEN', 'long enough, but with blanks'],
    ['THROTTLE_PER_MINUTE', '0'],
    ['THROTTLE_PER_MINUTE', '1.5'],
    ['CALCOM_RATE_PER_MINUTE', '0'],
    ['CALCOM_RATE_PER_SECOND', 'many'],
    ['CALCOM_CONCURRENCY', '0'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://app.example.com/'],
    ['CORS_ORIGINS', 'https://app.example.com,null'],
    ['WEBHOOK_ALLOWED_HOSTS', 'https://hooks.internal'],
    ['WEBHOOK_ALLOWED_HOSTS', '10.0.0.0/99'],
    ['CALCOM_ALLOWED_HOSTS', 'https://cal.internal'],
    ['DELIVERY_LOG_DAYS', '0'],
    ['CALL_LOG_DAYS', '0'],
    ['RETENTION_DAYS', '0'],
    ['RETELL_BASE_URL', 'api.retellai.com/%'],
    ['SYNC_EVERY', '0h'],
    ['SYNC_EVERY', '60'],
    ['SYNC_EVERY', 'never'],
  ])('the environment stops the start for %s=%s and names the variable', (name, value) => {
    expect(() => new Environment({ [name]: value })).toThrow(`- ${name} must`);
  });

  it('the environment refuses two keys of one name without repeating either', () => {
    const [secret, other] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64'));
    const start = (text: string) => () => new Environment({ ENCRYPTION_KEYS: text });
    for (const text of [`abc:${secret},abc:${other}`, `abc:${secret},xyz:${other},abc:${secret}`]) {
      expect(start(text)).toThrow('- ENCRYPTION_KEYS must not hold two keys of one name');
      expect(start(text)).not.toThrow(/abc|xyz|Bwc|CAg/);
    }
    expect(start(`abc:${secret},Abc:${secret}`)).not.toThrow();
  });

  it('the environment never repeats a secret', () => {
    const start = () => new Environment({ ENCRYPTION_KEYS: 'k1:secret', DATABASE_URL: 'mysql://u:secret@h/d' });
    expect(start).toThrow('ENCRYPTION_KEYS must');
    expect(start).not.toThrow(/secret/);
    expect(() => new Environment({ METRICS_TOKEN: 'my secret' })).toThrow(/^(?!.*secret).*METRICS_TOKEN must/s);
  });

  it('the environment demands keys for a database server', () => {
    expect(() => new Environment({ DATABASE_URL: 'postgres://u@h/d' })).toThrow('ENCRYPTION_KEYS is required');
    expect(() => new Environment({ DATABASE_URL: 'postgres://u@h/d', ENCRYPTION_KEYS: KEY })).not.toThrow();
  });

  it.each(['postgres://u:a%23b%2Fc%40d@h/d', 'postgresql://h/d?sslmode=require', 'postgres:///d?host=/run/postgresql'])(
    'the environment takes the address of a database in each of its forms: %s',
    (DATABASE_URL) => {
      expect(() => new Environment({ DATABASE_URL, ENCRYPTION_KEYS: KEY })).not.toThrow();
    },
  );

  it('the environment names everything that is wrong at once', () => {
    expect(() => new Environment({ PORT: 'x', CORS_ORIGINS: 'y', TRUST_PROXY: 'z' })).toThrow(
      /PORT must[\s\S]*CORS_ORIGINS must[\s\S]*TRUST_PROXY must/,
    );
  });

  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['REDIS_ULR', 'REDIS_URL'],
    ['database_url', 'DATABASE_URL'],
    ['ENCRYPTION_KEY_FILE', 'ENCRYPTION_KEYS_FILE'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['DATADIR', 'DATA_DIR'],
  ])(
    'the environment tells that %s is not read, and which variable is nearly called so, never its value',
    (name, meant) => {
      expect(new Environment({ [name]: 'hunter2' }).misspelt).toEqual([`${name} is not read; is ${meant} meant?`]);
    },
  );

  it('the environment tells of a variable that is nearly called like the one that is missing, with what is wrong', () => {
    const start = () => new Environment({ DATABASE_URL: 'postgres://u@h/d', ENCRYPTION_KEY: KEY });
    expect(start).toThrow(
      /ENCRYPTION_KEYS is required.*\n {2}- ENCRYPTION_KEY is not read; is ENCRYPTION_KEYS meant\?$/,
    );
    expect(start).not.toThrow(KEY);
  });

  it('the environment says nothing of the variables of other programs', () => {
    const others = { PATH: 'x', HOSTS: 'x', POST: 'x', REDIS_PORT: 'x', DATABASE_USER: 'x', HOSTNAME: 'x', JOB: 'x' };
    expect(new Environment({ ...others, DATABSE_URL: '' }).misspelt).toEqual([]);
    expect(new Environment({ REDIS_URL: 'redis://h', REDIS_URI: 'redis://h' }).misspelt).toEqual([]);
  });
});
