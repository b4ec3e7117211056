import { readFileSync } from 'node:fs';
import { getSystemErrorMessage } from 'node:util';

/** Variables by name, as a process's environment has them. */
export type Source = Readonly<Record<string, string | undefined>>;

/** The environment once its files are read. */
export interface ResolvedVariables {
  /** By the variable's own name, whether set directly or by a file. Empty ones are left out. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of the variables whose value came from a file. */
  readonly fromFiles: ReadonlySet<string>;
  /** By the variable's own name: one sentence that begins with a variable and holds neither a content nor a path. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Secrets are mounted as files by Docker, Kubernetes and systemd, so each variable `X` may be given as `X_FILE`, the
 * path of a file that holds its value. A byte order mark and the line ends after the value do not belong to it.
 */
export function variablesFromFiles(names: readonly string[], source: Source): ResolvedVariables {
  const values: Record<string, string> = {};
  const fromFiles = new Set<string>();
  const problems = new Map<string, string>();
  for (const name of names) {
    // An empty variable means "not set", as in every shell and compose file.
    const [value, path] = [source[name], source[`${name}_FILE`]];
    if (value && path) problems.set(name, `${name} and ${name}_FILE are both set; keep one of them`);
    else if (value) values[name] = value;
    else if (path) {
      try {
        values[name] = contentOf(path);
        fromFiles.add(name);
      } catch (error) {
        problems.set(name, `${name}_FILE names a file that ${reasonOf(error)}`);
      }
    }
  }
  return { values, fromFiles, problems };
}

class UnusableContent extends Error {}

function contentOf(path: string): string {
  const bytes = readFileSync(path);
  const content = textOf(bytes).replace(/[\r\n]+$/, '');
  // An empty file is not "not set": for DATABASE_URL it would start the embedded database, for METRICS_TOKEN drop the token.
  if (content === '') throw new UnusableContent('is empty');
  return content;
}

/** The decoder drops a byte order mark. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableContent('is not text in UTF-8');
  }
}

/** Without the path: a secret that was put into `X_FILE` itself by mistake must not reach the log. */
function reasonOf(error: unknown): string {
  if (error instanceof UnusableContent) return error.message;
  const { errno, code } = error as NodeJS.ErrnoException;
  return `cannot be read: ${errno === undefined ? (code ?? 'unknown reason') : getSystemErrorMessage(errno)}`;
}
