import { toYaml } from './yaml';

/**
 * Renders a chart's templates as Helm does, as far as ours go: if, with, range, define and include, pipelines of a few
 * functions. Whatever else a template says is an error here, so that nothing goes by unchecked.
 */
export function renderChart(files: Record<string, string>, values: object, extra: Record<string, string> = {}) {
  const root: Dot = {
    Values: values,
    Release: { Name: 'demo', Service: 'Helm' },
    Chart: { AppVersion: '0.1.0' },
    Files: { Get: (name: string) => extra[name] ?? '' },
  };
  const defined = new Map<string, Node[]>();
  const parsed = Object.entries(files).map(([name, text]) => [name, parse(text, defined)] as const);
  const render = new Renderer(defined, root);
  return Object.fromEntries(parsed.map(([name, nodes]) => [name, render.all(nodes, root, {})]));
}

// oxlint-disable-next-line typescript/no-explicit-any -- values of a chart have any shape
type Dot = any;
type Variables = Record<string, Dot>;
type Node =
  | { text: string }
  | { print: string }
  | { block: 'if' | 'with' | 'range'; head: string; body: Node[]; otherwise: Node[] };

const ACTION = /(\s*)\{\{(-?)([\s\S]*?)(-?)\}\}(\s*)/g;

function parse(text: string, defined: Map<string, Node[]>): Node[] {
  const top: Node[] = [];
  const stack: { nodes: Node[]; block?: Extract<Node, { block: string }>; name?: string }[] = [{ nodes: top }];
  const here = (): Node[] => stack.at(-1)?.nodes ?? top;
  let from = 0;
  for (const match of text.matchAll(ACTION)) {
    const [whole, before = '', trimsLeft, inside = '', trimsRight, after = ''] = match;
    const start = match.index;
    here().push({ text: text.slice(from, start) + (trimsLeft ? '' : before) });
    from = start + whole.length - (trimsRight ? 0 : after.length);
    const [word = '', ...rest] = inside.trim().split(/\s+/);
    const head = rest.join(' ');
    if (word === 'if' || word === 'with' || word === 'range') {
      const block = { block: word, head, body: [], otherwise: [] } as Extract<Node, { block: string }>;
      here().push(block);
      stack.push({ nodes: block.body, block });
    } else if (word === 'else') {
      const open = stack.at(-1);
      if (!open?.block || head !== '') throw new Error(`{{${inside}}} is not understood`);
      open.nodes = open.block.otherwise;
    } else if (word === 'define') {
      stack.push({ nodes: [], name: JSON.parse(head) });
    } else if (word === 'end') {
      const closed = stack.pop();
      if (stack.length === 0) throw new Error('An {{end}} closes nothing');
      if (closed?.name) defined.set(closed.name, closed.nodes);
    } else here().push({ print: inside.trim() });
  }
  here().push({ text: text.slice(from) });
  if (stack.length > 1) throw new Error('A block has no {{end}}');
  return top;
}

class Renderer {
  constructor(
    private readonly defined: ReadonlyMap<string, Node[]>,
    private readonly root: Dot,
  ) {}

  all(nodes: readonly Node[], dot: Dot, variables: Variables): string {
    return nodes.map((node) => this.one(node, dot, variables)).join('');
  }

  private one(node: Node, dot: Dot, variables: Variables): string {
    if ('text' in node) return node.text;
    if ('print' in node) return String(this.pipeline(node.print, dot, variables) ?? '');
    const [, names, expression = node.head] = /^((?:\$\w+(?:, )?)+) := (.*)$/.exec(node.head) ?? [];
    const value = this.pipeline(expression, dot, variables);
    if (!isTruthy(value)) return this.all(node.otherwise, dot, variables);
    if (node.block === 'if') return this.all(node.body, dot, variables);
    if (node.block === 'with') return this.all(node.body, value, variables);
    const [first = '', second] = names?.split(', ') ?? [];
    return Object.entries(value as object)
      .map(([key, item]) =>
        this.all(node.body, item, { ...variables, ...(second ? { [first]: key, [second]: item } : { [first]: item }) }),
      )
      .join('');
  }

  private pipeline(text: string, dot: Dot, variables: Variables): Dot {
    return text.split(' | ').reduce<Dot>((input, part, n) => {
      const words = part.match(/"[^"]*"|\S+/g) ?? [];
      const [name = '', ...rest] = words;
      const called = FUNCTIONS[name];
      if (!called && name !== 'include' && rest.length === 0 && n === 0) return this.value(name, dot, variables);
      const given = rest.map((word) => this.value(word, dot, variables));
      if (name === 'include') return this.all(this.template(given[0]), given[1], {});
      if (name === '.Files.Get') return this.root.Files.Get(given[0]);
      if (!called) throw new Error(`The function ${name} is not known`);
      return called(...given, ...(n > 0 ? [input] : []));
    }, undefined);
  }

  private template(name: string): Node[] {
    const nodes = this.defined.get(name);
    if (!nodes) throw new Error(`There is no template ${name}`);
    return nodes;
  }

  private value(word: string, dot: Dot, variables: Variables): Dot {
    if (word.startsWith('"')) return JSON.parse(word);
    if (/^-?\d+$/.test(word)) return Number(word);
    if (word === '.') return dot;
    if (word === '$') return this.root;
    const [head = '', ...path] = word.split('.');
    const from = head === '' ? dot : head === '$' ? this.root : variables[head];
    return path.reduce<Dot>((object, key) => {
      if (object === undefined || object === null || !(key in Object(object)))
        throw new Error(`${word} is not among the values`);
      return object[key];
    }, from);
  }
}

const isTruthy = (value: Dot): boolean =>
  Boolean(value) && (typeof value !== 'object' || Object.keys(value as object).length > 0);

const indented = (spaces: number, text: string): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));

const FUNCTIONS: Record<string, (...given: Dot[]) => Dot> = {
  default: (fallback, value) => (isTruthy(value) ? value : fallback),
  quote: (value) => JSON.stringify(String(value)),
  not: (value) => !isTruthy(value),
  list: (...items) => items,
  toYaml,
  nindent: (spaces, text) => `\n${indented(spaces, text)}`,
};
