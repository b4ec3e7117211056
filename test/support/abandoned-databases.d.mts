export function removeAbandonedDatabases(url?: string): Promise<void>;
