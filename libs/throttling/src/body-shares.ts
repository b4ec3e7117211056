import { type ShareBounds, Shares } from './shares';

/** One address can be a vendor's, which calls for all companies; its calls are under way for milliseconds. */
const BODIES: ShareBounds = { each: 64, all: 512 };
const MB = 1024 * 1024;
/** Eight of the largest bodies. */
const BYTES: ShareBounds = { each: 16 * MB, all: 64 * MB };

/** How many bodies, and how many bytes of bodies, a client network and all of them together may have under way. */
export class BodyShares {
  private readonly bodies: Shares;
  private readonly bytes: Shares;

  constructor({ bodies, bytes } = { bodies: BODIES, bytes: BYTES }) {
    this.bodies = new Shares(bodies);
    this.bytes = new Shares(bytes);
  }

  /** @returns what gives the place back. Undefined when the network's share is used up. */
  take(network: string, bytes: number): (() => void) | undefined {
    const leave = this.bodies.take(network, 1);
    const free = leave && this.bytes.take(network, bytes);
    if (!free) return void leave?.();
    return () => (leave(), free());
  }
}
