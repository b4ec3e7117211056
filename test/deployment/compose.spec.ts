import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { parseYaml } from '../support/yaml';

const text = readFileSync('docker-compose.yml', 'utf8');
const [compose] = parseYaml(text) as Json[];
const { services, volumes } = compose;

/** What the service reads from its environment, apart from the variables that only say where something is. */
const variables = readFileSync('libs/common/src/environment/environment.ts', 'utf8');

const ofService = Object.entries<Json>(services).filter(([, { build }]) => build === '.');

describe('the compose file', () => {
  it('starts three API processes, a worker and a migration, behind nginx, with PostgreSQL and Redis', () => {
    expect(Object.keys(services).toSorted()).toEqual(
      [
        'api-1',
        'api-2',
        'api-3',
        'grafana',
        'migrate',
        'nginx',
        'postgres',
        'prometheus',
        'redis',
        'worker',
      ].toSorted(),
    );
    expect(ofService).toHaveLength(5);
  });

  it.each(ofService)('runs %s without rights on a file system that is read-only, with time to stop', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      stop_grace_period: '30s',
      environment: { MIGRATIONS: 'check' },
    });
    for (const name of Object.keys(service.environment)) expect(variables).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('waits for what each part needs: nothing serves before the migration has ended', () => {
    for (const [name, { depends_on: needs = {} }] of Object.entries<Json>(services))
      for (const each of Array.isArray(needs) ? needs : Object.keys(needs))
        expect([name, Object.keys(services)]).toEqual([name, expect.arrayContaining([each])]);
    for (const name of ['api-1', 'api-2', 'api-3', 'worker'])
      expect(services[name].depends_on.migrate).toEqual({ condition: 'service_completed_successfully' });
  });

  it('leaves background work to the worker', () => {
    for (const name of ['api-1', 'api-2', 'api-3']) expect(services[name].environment.JOBS).toBe('off');
    expect(services.worker.environment.JOBS).toBeUndefined();
    expect(services.worker.command.at(-1)).toBe('dist/apps/api/worker.js');
  });

  it('offers one port to the outside, and that of Grafana to this machine', () => {
    const ports = Object.values<Json>(services).flatMap(({ ports: each = [] }) => each);
    expect(ports).toEqual(['3000:8080', '127.0.0.1:3001:3000']);
  });

  it('holds no secret, and demands those that it needs', () => {
    for (const name of ['POSTGRES_PASSWORD', 'ENCRYPTION_KEYS', 'METRICS_TOKEN'])
      expect(text.match(new RegExp(`\\$\\{${name}[^}]*\\}`, 'g'))?.every((use) => use.includes(':?'))).toBe(true);
  });

  it('mounts files that there are, and only volumes that it declares', () => {
    const mounts = Object.values<Json>(services).flatMap(({ volumes: each = [] }) => each as string[]);
    for (const mount of mounts) {
      const [source = ''] = mount.split(':');
      if (source.startsWith('./ops/grafana') || source.startsWith('./ops/prometheus')) continue;
      if (source.startsWith('.')) expect([source, existsSync(source)]).toEqual([source, true]);
      else expect(Object.keys(volumes)).toContain(source);
    }
  });

  it('adds Prometheus and Grafana with a profile alone', () => {
    const extra = Object.entries<Json>(services).filter(([, { profiles }]) => profiles);
    expect(extra.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['prometheus', ['observability']],
      ['grafana', ['observability']],
    ]);
    const [prometheus] = parseYaml(readFileSync('ops/compose/prometheus.yml', 'utf8')) as Json[];
    const targets = prometheus.scrape_configs.flatMap((each: Json) => each.static_configs[0].targets as string[]);
    for (const target of targets) expect(Object.keys(services)).toContain(target.split(':')[0]);
  });

  it('sends requests to each API process', () => {
    const nginx = readFileSync('ops/nginx/compose.conf', 'utf8');
    for (const [name] of ofService.filter(([each]) => each.startsWith('api')))
      expect(nginx).toContain(`server ${name}:3000 `);
  });
});
