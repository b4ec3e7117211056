export class Outages {
  all: { kind: string; what?: string; service?: string; from: number; to: number }[];
}
