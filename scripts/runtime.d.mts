export function withDependencies(names: readonly string[]): string[];
export function copyRuntime(folder: string): string[];
