export function removeAbandonedDatabases(url?: string): Promise<void>;
export function removeTemplate(name: string, url?: string): Promise<void>;
export function templateOfRun(): string;
