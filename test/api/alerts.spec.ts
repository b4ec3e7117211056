import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/client';
import { FAMILIES, familyOf, isOwn } from '../support/metric-families';
import { onEveryEngine } from '../support/on-every-engine';
import { groupedBy, isBalanced, labelsIn, selectorsIn } from '../support/promql';
import { familiesOf, type MetricFamily } from '../support/scrape';
import { dashboard, files, rules } from '../../ops/source/written.mjs';

const SECRET = 'a-secret-of-the-scraper';

interface Query {
  where: string;
  expr: string;
  /** What is written for people, with names of labels in braces. */
  text: string;
}

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  annotations?: { summary: string; runbook: string };
}

const ALL_RULES = (rules().groups as { rules: Rule[] }[]).flatMap((group) => group.rules);
const PANELS = dashboard().panels as { title: string; targets?: { expr: string; legendFormat: string }[] }[];
const QUERIES: Query[] = [
  ...ALL_RULES.map(({ record, alert, expr, annotations }) => ({
    where: record ?? alert ?? '',
    expr,
    text: annotations?.summary ?? '',
  })),
  ...PANELS.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, legendFormat }) => ({ where: title, expr, text: legendFormat })),
  ),
];
const RECORDED = new Set(ALL_RULES.flatMap(({ record }) => record ?? []));
/** Of Prometheus itself, about every target. */
const OF_PROMETHEUS = new Set(['up']);
const OF_TARGET = ['job', 'instance'];
/** What the annotation's own syntax offers. */
const OF_TEMPLATES = ['value'];

const routes = Object.keys(
  (JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, unknown> }).paths,
).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));

/** What is wrong with a query, by what `/metrics` exposes. */
function problemsOf({ where, expr, text }: Query, exposed: readonly MetricFamily[]): string[] {
  const problems: string[] = isBalanced(expr) ? [] : ['is not balanced'];
  const known = new Set<string>(OF_TARGET);
  for (const { name, matchers } of selectorsIn(expr)) {
    if (RECORDED.has(name) || OF_PROMETHEUS.has(name)) continue;
    const family = exposed.find(
      (one) => one.name === name || (one.type === 'histogram' && one.name === familyOf(name)),
    );
    if (!family || (family.type === 'histogram' && family.name === name)) {
      problems.push(`there is no ${name}`);
      continue;
    }
    const [type, labels = []] = FAMILIES[family.name] ?? [];
    for (const label of [...labels, ...(type === 'histogram' ? ['le'] : [])]) known.add(label);
    for (const { label, operator, value } of matchers) {
      if (!known.has(label)) problems.push(`${name} has no label ${label}`);
      const pattern = new RegExp(`^(?:${value.replaceAll('\\\\', '\\')})$`);
      if (label === 'route' && operator === '=~' && !routes.some((route) => pattern.test(route)))
        problems.push(`no route is like ${value}`);
    }
  }
  for (const label of [...groupedBy(expr), ...labelsIn(text)])
    if (!known.has(label) && !OF_TEMPLATES.includes(label)) problems.push(`it has no label ${label}`);
  return problems.map((problem) => `${where}: ${problem}`);
}

describe('what is written for Prometheus and Grafana', () => {
  it.each(Object.entries(files()))('%s is what `npm run dashboards` writes', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('every alert has a section in docs/operations.md that says what to do', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const sections = new Set([...page.matchAll(/^#+ (\w+)$/gm)].map(([, title = '']) => title.toLowerCase()));
    const alerts = ALL_RULES.filter(({ alert }) => alert !== undefined);
    expect(alerts.length).toBeGreaterThan(15);
    const missing = alerts.filter(({ annotations }) => {
      const [file, anchor = ''] = annotations?.runbook.split('#') ?? [];
      return file !== 'docs/operations.md' || !sections.has(anchor);
    });
    expect(missing.map(({ alert }) => alert)).toEqual([]);
  });

  it('every route that an objective lists is one of the API', () => {
    const listed = QUERIES.flatMap(({ expr }) => selectorsIn(expr)).flatMap(({ matchers }) =>
      matchers
        .filter(({ label }) => label === 'route')
        .flatMap(({ value }) => /^\/api\/retell\/\((.*)\)$/.exec(value)?.[1]?.split('|') ?? []),
    );
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter((name) => !routes.includes(`/api/retell/${name}`))).toEqual([]);
  });
});

onEveryEngine(
  'the queries of dashboard and alerts',
  (world) => {
    let exposed: MetricFamily[];

    beforeAll(async () => {
      exposed = familiesOf((await new ApiClient(world().url, SECRET).get('/metrics')).text);
    });

    it('the queries of dashboard and alerts name metrics and labels that /metrics exposes', () => {
      expect(QUERIES.length).toBeGreaterThan(60);
      expect(QUERIES.flatMap((query) => problemsOf(query, exposed))).toEqual([]);
    });

    it('the queries of dashboard and alerts use every metric of our own', () => {
      const used = new Set(
        QUERIES.flatMap(({ expr }) => selectorsIn(expr)).flatMap(({ name }) => [name, familyOf(name)]),
      );
      expect(
        exposed
          .filter(isOwn)
          .filter(({ name }) => !used.has(name))
          .map(({ name }) => name),
      ).toEqual([]);
    });

    it.each([
      ['a name that does not exist', 'sum(rate(http_request_total[5m]))', ''],
      ['a histogram without its suffix', 'sum(rate(http_request_duration_seconds[5m]))', ''],
      ['buckets of a counter', 'sum(rate(http_requests_total_bucket[5m]))', ''],
      ['a label that does not exist', 'sum(http_requests_total{code="500"})', ''],
      ['a group by such a label', 'sum by (code) (http_requests_total)', ''],
      ['such a label in a legend', 'sum by (route) (http_requests_total)', '{{path}}'],
      ['a route that does not exist', 'sum(http_requests_total{route=~"/api/nowhere.*"})', ''],
      ['a bracket too few', 'sum(rate(http_requests_total[5m])', ''],
    ])('the queries of dashboard and alerts would be refused with %s (control)', (_, expr, text) => {
      expect(problemsOf({ where: 'planted', expr, text }, exposed)).toHaveLength(1);
    });
  },
  { variables: { METRICS_TOKEN: SECRET }, synced: false },
);
