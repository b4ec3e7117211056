import { resolve } from 'node:path';
import { Environment } from '@app/common';

const DEFAULT_FOLDER = resolve(new Environment({}).dataDir);

/**
 * What has to stand before a command line that is to find this demo from a new terminal: its data folder, where that is
 * not the default. A command that names the demo's agent needs no more, since the demo file tells the rest.
 */
export function prefixOf({ dataDir }: Pick<Environment, 'dataDir'>, platform = process.platform): string {
  const folder = resolve(dataDir);
  if (folder === DEFAULT_FOLDER) return '';
  return platform === 'win32' ? `$env:DATA_DIR = ${quotedForPowerShell(folder)}; ` : `DATA_DIR=${quoted(folder)} `;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const quotedForPowerShell = (text: string): string => `'${text.replaceAll("'", "''")}'`;
