/** One line of Prometheus text. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** A metric: what `# TYPE` and `# HELP` say of it. */
export interface MetricFamily {
  name: string;
  type: string;
  help: string;
}

const SAMPLE = /^([a-z\d_]+)(?:\{(.*)\})? (\S+)$/;

export function samplesOf(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? [];
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, content]) => [label, content]);
    return { name, labels: Object.fromEntries(pairs), value: Number(value) };
  });
}

export function familiesOf(text: string): MetricFamily[] {
  const helps = new Map([...text.matchAll(/^# HELP (\S+) (.*)$/gm)].map(([, name = '', help = '']) => [name, help]));
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => ({
    name,
    type,
    help: helps.get(name) ?? '',
  }));
}
