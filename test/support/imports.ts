import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

const ROOT = process.cwd();
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

export interface SourceFile {
  /** From the root of the project, with `/`. */
  path: string;
  text: string;
}

/** The TypeScript sources, JSX included, below a folder, without tests. */
export function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(sep, '/'))
    .filter((name) => /(^|\/)src\/.*\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** The specifiers that a file imports from, as they are written. */
export const importsOf = ({ text }: SourceFile): string[] =>
  [...text.matchAll(IMPORT)].map(([, target = '']) => target);

/** The room of a file: `teams` for `libs/teams/src/x.ts`, `apps/api` for `apps/api/src/x.ts`. */
export function roomOf(path: string): string {
  const [top = '', room = ''] = path.split('/');
  return top === 'libs' ? room : `${top}/${room}`;
}

/** The target of a relative import, from the root of the project, without its extension. */
export const targetOf = ({ path }: SourceFile, relative: string): string => posix.join(posix.dirname(path), relative);

/** Maps each node to those that it imports. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The import graph within a room, of relative imports only, because files do not import their own room's index. */
export function graphOf(files: readonly SourceFile[], nodeOf: (path: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  const paths = new Set(files.map(({ path }) => path));
  for (const file of files) {
    const from = nodeOf(file.path);
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const path = targetOf(file, target);
      const to = nodeOf(paths.has(`${path}.tsx`) ? `${path}.tsx` : `${path}.ts`);
      if (to !== from) targets.add(to);
    }
  }
  return graph;
}

/** The nodes of an import cycle, the first repeated at the end; undefined without one. */
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
