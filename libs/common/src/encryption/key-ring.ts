import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** A key for AES-256-GCM under the name that sealed text carries. */
export interface EncryptionKey {
  kid: string;
  /** 32 bytes. */
  secret: Buffer;
}

const VERSION = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Sealed text names its key: of two keys with one name, one could not open what it has sealed. */
export const hasTwoOfOneName = (keys: readonly EncryptionKey[]): boolean =>
  new Set(keys.map(({ kid }) => kid)).size < keys.length;

/**
 * AES-256-GCM under a ring of keys: the first key encrypts, every key decrypts, so keys can be rotated without a pause.
 * Sealed text is `v1.<kid>.<base64url of nonce, tag, ciphertext>`. The `context` is authenticated with it: text sealed
 * for one company cannot be opened for another.
 */
export class KeyRing {
  private readonly current: EncryptionKey;
  /** Of each key, by purpose: a digest then costs one HMAC instead of two, and Node prepares the key only once. */
  private readonly derived = new Map<EncryptionKey, Map<string, KeyObject>>();

  /** @throws Error for no key, two of one name, or one of another length; never with what a key holds. */
  constructor(private readonly keys: readonly EncryptionKey[]) {
    const [first] = keys;
    if (!first) throw new Error('A key ring needs at least one key; set ENCRYPTION_KEYS');
    if (hasTwoOfOneName(keys))
      throw new Error('A key ring cannot tell two keys of one name apart; see ENCRYPTION_KEYS');
    if (keys.some(({ secret }) => secret.length !== KEY_BYTES)) {
      throw new Error(`A key ring needs keys of ${KEY_BYTES} bytes; see ENCRYPTION_KEYS`);
    }
    this.current = first;
  }

  /** Encrypts with the first key. */
  seal(plain: string, context: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current.secret, nonce).setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const bytes = Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    return `${VERSION}.${this.current.kid}.${bytes}`;
  }

  /** @throws Error when the key is not in the ring, the text was changed, or the context is another one. */
  open(sealed: string, context: string): string {
    const [version, kid, encoded, ...rest] = sealed.split('.');
    const key = this.keys.find((candidate) => candidate.kid === kid);
    if (version !== VERSION || !encoded || rest.length > 0) throw new Error('Sealed text has an unknown format');
    if (!key) throw new Error(`Sealed text needs key "${kid}", which is not in ENCRYPTION_KEYS`);
    const bytes = Buffer.from(encoded, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, NONCE_BYTES), {
      // Node accepts a shorter tag, too, which is easier to guess.
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** Whether the text was sealed with the first key. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`${VERSION}.${this.current.kid}.`);
  }

  /**
   * The keyed digest of `text` by the current key, in base64url, for what this purpose signs. Purposes are few and fixed.
   */
  digest(text: string, purpose: string): string {
    // As a text at once: a Buffer for each digest would cost a third more.
    return createHmac('sha256', this.derivedFrom(this.current, purpose)).update(text).digest('base64url');
  }

  /** {@link digest} by each key, the current key's first, as bytes: whatever one of them has signed is genuine. */
  digests(text: string, purpose: string): Buffer[] {
    return this.keys.map((key) => createHmac('sha256', this.derivedFrom(key, purpose)).update(text).digest());
  }

  private derivedFrom(key: EncryptionKey, purpose: string): KeyObject {
    const known = this.derived.get(key) ?? new Map<string, KeyObject>();
    this.derived.set(key, known);
    const derived = known.get(purpose) ?? createSecretKey(createHmac('sha256', key.secret).update(purpose).digest());
    known.set(purpose, derived);
    return derived;
  }
}
