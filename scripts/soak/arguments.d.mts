export function readArguments(args: string[]): { minutes?: number; seed?: number; report?: string; problem?: string };
