interface Upstream {
  /** host:port */
  address: string;
  isDown?: boolean;
}

export function nginxConfig(options: { folder: string; port: number; servers: readonly Upstream[] }): string;
