import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

const ROOT = process.cwd();
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

export interface SourceFile {
  /** From the root of the project, with `/`. */
  path: string;
  text: string;
}

/** What a house is built of: the sources below a folder, without tests. */
export function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(sep, '/'))
    .filter((name) => /(^|\/)src\/.*\.ts$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** The names that a file imports from, as they are written. */
export const importsOf = ({ text }: SourceFile): string[] =>
  [...text.matchAll(IMPORT)].map(([, target = '']) => target);

/** `libs/teams/src/x.ts` is in `teams`, `apps/api/src/x.ts` in `apps/api`. */
export function roomOf(path: string): string {
  const [top = '', room = ''] = path.split('/');
  return top === 'libs' ? room : `${top}/${room}`;
}

/** Where a relative import leads, from the root of the project, without its ending. */
export const targetOf = ({ path }: SourceFile, relative: string): string => posix.join(posix.dirname(path), relative);

/** From each node to those that it imports. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which files of a room import which: relative imports only, as nobody goes through a room's own door. */
export function graphOf(files: readonly SourceFile[], nodeOf: (path: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const from = nodeOf(file.path);
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const to = nodeOf(`${targetOf(file, target)}.ts`);
      if (to !== from) targets.add(to);
    }
  }
  return graph;
}

/** A circle of imports, or undefined. */
export function circleIn(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = walk(node, []);
    if (circle) return circle;
  }
  return undefined;
}
