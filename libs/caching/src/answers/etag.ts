import { createHash } from 'node:crypto';

const MAX_TAGS = 1000;

/** Strong entity tags, computed once per key while its answer stays the same. */
export class EntityTags {
  private readonly known = new Map<string, { text: string; tag: string }>();

  /** The tag of this text, in quotes; cached under `key` when there is one. */
  of(text: string, key?: string): string {
    if (key === undefined) return entityTag(text);
    const last = this.known.get(key);
    if (last?.text === text) return last.tag;
    const tag = entityTag(text);
    if (this.known.size >= MAX_TAGS) this.known.clear();
    this.known.set(key, { text, tag });
    return tag;
  }
}

const entityTag = (text: string): string => `"${createHash('sha1').update(text).digest('base64url')}"`;
