import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '@app/common';

/** Written by `npm start` for people, scripts and pages that want to try the service. */
export interface DemoFile {
  base_url: string;
  docs_url: string;
  sandbox_url: string | null;
  companies: DemoFileCompany[];
}

export interface DemoFileCompany {
  id: number;
  name: string;
  timezone: string;
  /** Absent in files of former versions. */
  locale?: string;
  admin_email: string;
  member_email: string;
  /** Both people's, unless they have changed it since. */
  password: string;
  admin_token: string;
  member_token: string;
  retell: { agent_id: string; api_key: string; phone_number: string };
}

const pathIn = (dataDir: string): string => join(dataDir, 'demo.json');

/** The file of the last start, or undefined if there is no usable one. */
export function readDemoFile(dataDir: string): DemoFile | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(pathIn(dataDir), 'utf8'));
    return isDemoFile(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file atomically. It holds tokens, so only its owner can read it. */
export function writeDemoFile(dataDir: string, content: DemoFile): void {
  const path = pathIn(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const isDemoFile = (content: unknown): content is DemoFile =>
  isRecord(content) &&
  typeof content.base_url === 'string' &&
  Array.isArray(content.companies) &&
  content.companies.every((company) => isRecord(company) && isRecord(company.retell));
