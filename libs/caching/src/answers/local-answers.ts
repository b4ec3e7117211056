import { type Coherence, LocalCache } from '@app/common';
import { type CacheFamily, type CacheKey, familyOf } from '../keys/cache-keys';
import { bytesOf, type StoredAnswer, textIn } from '../stores/cache-store';
import { cacheHeaders, JSON_TYPE } from './cache-headers';
import { entityTag } from './etag';

/** An answer that is ready to be sent. */
export class ReadyAnswer {
  readonly etag: string;

  /** @param bytes the UTF-8 bytes as a latin1 string, which Node writes without encoding it again for each answer. */
  constructor(
    readonly bytes: string,
    /** Of a member of a family: the family, and the generation under which it was loaded. */
    readonly member?: Readonly<{ family: CacheFamily; generation: string }>,
  ) {
    this.etag = entityTag(Buffer.from(bytes, 'latin1'));
  }

  /** Decoded on each access: memory holds only one of bytes and text. */
  get text(): string {
    return textIn(this.bytes);
  }

  /** Headers of a hit: name, value, name, value, … */
  headers(withBody: boolean): string[] {
    const headers = withBody ? this.plainHeaders() : [];
    const ofCache = cacheHeaders('HIT', this.etag);
    for (const name in ofCache) headers.push(name, ofCache[name] ?? '');
    return headers;
  }

  /** Headers of the body alone, in the same form. */
  plainHeaders(): string[] {
    return ['content-type', JSON_TYPE, 'content-length', String(this.bytes.length)];
  }
}

/** An answer that is made of a cached one, such as a part of it. */
export interface Derivation {
  /** Short. Of one cached text, derivations of one name make one text. */
  name: string;
  /** @param text the cached one. */
  make: (text: string) => string;
}

class DerivedAnswer extends ReadyAnswer {
  /** @param source entity tag of the answer that it is made of. */
  constructor(
    bytes: string,
    readonly source: string,
  ) {
    super(bytes);
  }
}

/** The current generation of a family, under the family's name. */
interface Generation {
  generation: string;
}

/** Memory of an entry beside its key and its bytes, measured: objects, entity tag, list nodes. */
const OVERHEAD_BYTES = 350;

/**
 * The L1 cache of answers: a hit neither reads the store nor computes anything. An answer is remembered until the store's
 * events say otherwise, until it expires in the store, or until there is no room; it is not used while events may be late.
 * A member of a family counts while the generation under which it was loaded is known to be the current one.
 */
export class LocalAnswers {
  private readonly entries: LocalCache<ReadyAnswer | Generation>;

  /** @param capacity bytes for all entries together; 0 switches the L1 cache off. */
  constructor(coherence: Coherence, capacity: number) {
    this.entries = new LocalCache(coherence, { capacity });
  }

  /** Rises with every invalidation that may concern the key or its family. */
  epochOf(key: CacheKey): number {
    const family = familyOf(key);
    return this.entries.epochOf(key) + (family === undefined ? 0 : this.entries.epochOf(family));
  }

  get(key: CacheKey): ReadyAnswer | undefined {
    const answer = this.entries.get(key) as ReadyAnswer | undefined;
    if (answer?.member === undefined) return answer;
    const { family, generation } = answer.member;
    const current = this.entries.get(family) as Generation | undefined;
    return current?.generation === generation ? answer : undefined;
  }

  /**
   * @param epoch the key's {@link epochOf} from before the store was read.
   * @param askedAt milliseconds on the monotonic clock: when the store was asked.
   */
  fill(key: CacheKey, { bytes, remaining, generation }: StoredAnswer, epoch: number, askedAt: number): ReadyAnswer {
    const family = generation === undefined ? undefined : familyOf(key);
    const member = family && generation !== undefined ? { family, generation } : undefined;
    const answer = new ReadyAnswer(bytes, member);
    if (epoch !== this.epochOf(key)) return answer;
    const ttl = remaining === undefined ? undefined : remaining - (performance.now() - askedAt);
    if (member) this.fillGeneration(member);
    const weight = OVERHEAD_BYTES + key.length + bytes.length;
    this.entries.fill(key, answer, this.entries.epochOf(key), { weight, ttl });
    return answer;
  }

  /**
   * The answer that is made of the one under the key. It is remembered beside it, and counts for as long as the same text
   * lies there.
   */
  derived(key: CacheKey, source: ReadyAnswer, { name, make }: Derivation): ReadyAnswer {
    const place = `${key} ${name}`;
    const known = this.entries.get(place);
    if (known instanceof DerivedAnswer && known.source === source.etag) return known;
    const answer = new DerivedAnswer(bytesOf(make(source.text)), source.etag);
    const weight = OVERHEAD_BYTES + place.length + answer.bytes.length;
    this.entries.fill(place, answer, this.entries.epochOf(place), { weight });
    return answer;
  }

  invalidate(names: readonly (CacheKey | CacheFamily)[]): void {
    for (const name of names) this.entries.invalidate(name);
  }

  invalidateAll(): void {
    this.entries.invalidateAll();
  }

  private fillGeneration({ family, generation }: NonNullable<ReadyAnswer['member']>): void {
    const weight = OVERHEAD_BYTES + family.length + generation.length;
    this.entries.fill(family, { generation }, this.entries.epochOf(family), { weight });
  }
}
