import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { renderChart } from '../support/helm-template';
import { parseYaml } from '../support/yaml';

const CHART = 'ops/helm/team-selector';
const RULES = 'ops/prometheus/team-selector.rules.yaml';
const read = (name: string): string => readFileSync(join(CHART, name), 'utf8');

interface Validator {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string }[];
}
const Ajv = createRequire(import.meta.url)('ajv') as {
  default: new (options: object) => { compile(schema: object): Validator };
};
const validate = new Ajv.default({ strict: false, allErrors: true }).compile(JSON.parse(read('values.schema.json')));

const templates = Object.fromEntries(
  readdirSync(join(CHART, 'templates')).map((name) => [name, read(`templates/${name}`)]),
);
const defaults = parseYaml(read('values.yaml'))[0] as Json;
const files = existsSync(join(CHART, 'files'))
  ? Object.fromEntries(readdirSync(join(CHART, 'files')).map((name) => [`files/${name}`, read(`files/${name}`)]))
  : {};

function merged(base: Json, over: Json): Json {
  if (Array.isArray(over) || typeof over !== 'object' || over === null) return over;
  return Object.entries(over).reduce(
    (all, [key, value]) => ({ ...all, [key]: merged(base?.[key], value) }),
    base ?? {},
  );
}

function objectsWith(values: Json): Json[] {
  const all = merged(defaults, { existingSecret: 'team-selector', ...values });
  expect([validate(all), validate.errors ?? []]).toEqual([true, []]);
  const rendered = renderChart(templates, all, files);
  return Object.entries(rendered).flatMap(([name, text]) =>
    name.endsWith('.yaml') ? (parseYaml(text).filter(Boolean) as Json[]) : [],
  );
}

const EVERYTHING = {
  ingress: { enabled: true, className: 'nginx', host: 'api.example.com', annotations: { a: 'b' }, tlsSecret: 'tls' },
  serviceMonitor: { enabled: true },
  networkPolicy: { from: [{ namespaceSelector: {} }] },
  podAnnotations: { note: 'yes' },
  nodeSelector: { disk: 'fast' },
  tolerations: [{ key: 'spot', operator: 'Exists' }],
  imagePullSecrets: [{ name: 'registry' }],
  env: { TRUST_PROXY: '1', PUBLIC_URL: 'https://api.example.com' },
};

const ofKind = (objects: Json[], kind: string): Json[] => objects.filter((object) => object.kind === kind);
const podOf = (object: Json): Json => object.spec.template.spec;

describe('the chart', () => {
  const objects = objectsWith(EVERYTHING);
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

  it('renders every object once, with a name and the labels that lead to it', () => {
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.toSorted()).toEqual([
      'Deployment demo-api',
      'Deployment demo-worker',
      'HorizontalPodAutoscaler demo-api',
      'Ingress demo',
      'Job demo-migrate',
      'NetworkPolicy demo',
      'PodDisruptionBudget demo-api',
      'PodDisruptionBudget demo-worker',
      'Service demo-api',
      'ServiceMonitor demo',
    ]);
    for (const { spec } of ofKind(objects, 'Deployment')) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      for (const { labelSelector } of spec.template.spec.topologySpreadConstraints)
        expect(spec.template.metadata.labels).toMatchObject(labelSelector.matchLabels);
    }
    const [api] = ofKind(objects, 'Deployment');
    expect(api.spec.template.metadata.labels).toMatchObject(ofKind(objects, 'Service')[0].spec.selector);
  });

  it('renders with the defaults alone', () => {
    expect(objectsWith({}).map(({ kind }) => kind)).not.toContain('Ingress');
    expect(ofKind(objectsWith({ api: { autoscaling: { enabled: false } } }), 'Deployment')[0].spec.replicas).toBe(3);
  });

  it.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
    'runs %s without rights, on a file system that is read-only, with secrets from elsewhere',
    (_, workload) => {
      const pod = podOf(workload);
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      for (const container of pod.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.envFrom).toEqual([{ secretRef: { name: 'team-selector' } }]);
        expect(container.resources.limits.memory).toBeDefined();
        expect(container.command.at(0)).toBe('node');
      }
    },
  );

  it('gives processes twice the time that they need to stop, and asks the routes of health', () => {
    for (const { spec } of ofKind(objects, 'Deployment')) {
      const pod = spec.template.spec;
      expect(pod.terminationGracePeriodSeconds).toBe(30);
      const [{ livenessProbe, readinessProbe, startupProbe, env }] = pod.containers;
      expect([livenessProbe, readinessProbe, startupProbe].map(({ httpGet }) => httpGet.path)).toEqual([
        '/health/live',
        '/health/ready',
        '/health/live',
      ]);
      expect(env).toContainEqual({ name: 'MIGRATIONS', value: 'check' });
      // The probe notices well before the process stops listening.
      const notice = Number(env.find(({ name }: Json) => name === 'STOP_NOTICE_MS').value);
      expect(readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1000).toBeLessThan(notice);
      expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    }
  });

  it('migrates before anything else, as a job of its own', () => {
    const [job] = ofKind(objects, 'Job');
    expect(job.metadata.annotations['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    expect(podOf(job).containers[0].command).toEqual(['node', 'dist/apps/api/cli.js', 'migrate']);
  });

  it('holds the alerts, as the copy of those that the project has', () => {
    const copy = files['files/team-selector.rules.yaml'] ?? '';
    const [rule] = ofKind(objectsWith({ prometheusRule: { enabled: true } }), 'PrometheusRule');
    expect(rule.spec).toEqual(parseYaml(copy)[0]);
    expect(rule.spec.groups.length).toBeGreaterThan(0);
    // Helm reads nothing outside of the chart. When this fails: copy the file there.
    if (existsSync(RULES)) expect(copy).toBe(readFileSync(RULES, 'utf8'));
  });

  it.each([
    ['no secret', { existingSecret: '' }],
    ['a value that it does not know', { replicas: 3 }],
    ['a secret in plain view', { env: { ENCRYPTION_KEYS: 'k:x' } }],
    ['a number where a text belongs', { env: { TRUST_PROXY: 1 } }],
    ['too short a grace period', { terminationGracePeriodSeconds: 10 }],
  ])('refuses %s', (_, values) => {
    expect(validate(merged(defaults, { existingSecret: 'team-selector', ...values }))).toBe(false);
  });

  it('would be found broken by a value that is not there, and by a function that Helm may know and the check does not', () => {
    const render = (text: string) => () => renderChart({ 'x.yaml': text }, { a: 1 });
    expect(render('{{ .Values.b }}')).toThrow('.Values.b');
    expect(render('{{ upper .Values.a }}')).toThrow('upper');
    expect(render('{{ if .Values.a }}')).toThrow('{{end}}');
  });
});
