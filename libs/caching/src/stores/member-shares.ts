interface Share {
  /** Bytes of each entry, the oldest first. */
  sizes: Map<string, number>;
  bytes: number;
}

/** Counts what the members of families of each company take, so that no company takes more than its share. */
export class MemberShares {
  private readonly shares = new Map<string, Share>();

  /** @param maxBytes of one company. */
  constructor(private readonly maxBytes: number) {}

  /** @returns the names of the company's oldest entries beyond its share, which are forgotten here. */
  add(company: string, name: string, bytes: number): string[] {
    this.forget(company, name);
    const share = this.shares.get(company) ?? { sizes: new Map<string, number>(), bytes: 0 };
    this.shares.set(company, share);
    share.sizes.set(name, bytes);
    share.bytes += bytes;
    const beyond: string[] = [];
    for (const [oldest, size] of share.sizes) {
      if (share.bytes <= this.maxBytes) break;
      share.bytes -= size;
      beyond.push(oldest);
    }
    for (const oldest of beyond) share.sizes.delete(oldest);
    if (share.sizes.size === 0) this.shares.delete(company);
    return beyond;
  }

  forget(company: string, name: string): void {
    const share = this.shares.get(company);
    const size = share?.sizes.get(name);
    if (!share || size === undefined) return;
    share.bytes -= size;
    share.sizes.delete(name);
    if (share.sizes.size === 0) this.shares.delete(company);
  }
}
