import { alerts } from './alerts.mjs';
import { rows } from './dashboard.mjs';
import { BURNS, objectives, recorded } from './objectives.mjs';

const RUNBOOK = 'docs/operations.md';
const WINDOWS = [...new Set(BURNS.flatMap(({ long, short }) => [short, long]))];

const words = (name) => name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase());

/** The rules for Prometheus: shares of bad requests by window, alerts on how fast they use up the budget, and on causes. */
export function rules() {
  const records = objectives.flatMap((objective) =>
    WINDOWS.map((window) => ({
      record: recorded(objective, window),
      expr: `(${objective.bad(window)}) / (${objective.all(window)})`,
    })),
  );
  return {
    groups: [
      { name: 'team-selector-objectives', rules: records },
      {
        name: 'team-selector-burn-rates',
        rules: objectives.flatMap((objective) => ['page', 'ticket'].map((severity) => burnAlert(objective, severity))),
      },
      { name: 'team-selector-causes', rules: alerts.map((alert) => causeAlert(alert)) },
    ],
  };
}

function burnAlert(objective, severity) {
  const allowed = Number((1 - objective.objective).toFixed(6));
  const burns = BURNS.filter((burn) => burn.severity === severity);
  const isBurning = ({ long, short, burn }) =>
    [long, short].map((window) => `${recorded(objective, window)} > ${burn} * ${allowed}`).join(' and ');
  const name = `${words(objective.name)}Burns${severity === 'page' ? 'Fast' : 'Slowly'}`;
  return {
    alert: name,
    expr: burns.map((burn) => `(${isBurning(burn)})`).join(' or '),
    labels: { severity },
    annotations: {
      summary: `${objective.title}: the budget is used up too fast (${burns.map(({ says }) => says).join(', or ')})`,
      runbook: `${RUNBOOK}#${name.toLowerCase()}`,
    },
  };
}

const causeAlert = ({ name, expr, for: lasting, severity, summary }) => ({
  alert: name,
  expr,
  ...(lasting === '0m' ? {} : { for: lasting }),
  labels: { severity },
  annotations: { summary, runbook: `${RUNBOOK}#${name.toLowerCase()}` },
});

/** YAML of what the rules consist of: objects, lists of objects, and texts, which are quoted as in JSON. */
function yaml(value, indent = '') {
  if (typeof value === 'string') return ` ${JSON.stringify(value)}\n`;
  if (Array.isArray(value))
    return `\n${value.map((item) => `${indent}- ${yaml(item, `${indent}  `).trimStart()}`).join('')}`;
  const lines = Object.entries(value).map(([name, part]) => `${indent}${name}:${yaml(part, `${indent}  `)}`);
  return `\n${lines.join('')}`;
}

const WIDTH = 24;
const PER_ROW = 3;

/** The dashboard for Grafana. */
export function dashboard() {
  const panels = [];
  let y = 0;
  for (const { title, panels: ofRow } of rows) {
    panels.push({ type: 'row', title, gridPos: { x: 0, y, w: WIDTH, h: 1 } });
    y += 1;
    for (const [index, panel] of ofRow.entries()) {
      const w = WIDTH / PER_ROW;
      panels.push(timeseries(panel, { x: (index % PER_ROW) * w, y: y + Math.floor(index / PER_ROW) * 8, w, h: 8 }));
    }
    y += Math.ceil(ofRow.length / PER_ROW) * 8;
  }
  return {
    title: 'Team Selector',
    uid: 'team-selector',
    tags: ['team-selector'],
    schemaVersion: 39,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    templating: {
      list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' }],
    },
    panels: panels.map((panel, index) => ({ id: index + 1, ...panel })),
  };
}

const timeseries = ({ title, unit, queries }, gridPos) => ({
  type: 'timeseries',
  title,
  gridPos,
  datasource: { type: 'prometheus', uid: '${datasource}' },
  fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
  options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
  targets: queries.map(([expr, legendFormat], index) => ({
    refId: String.fromCharCode(65 + index),
    expr,
    legendFormat,
    exemplar: true,
  })),
});

/** Every file that is written, by its path. */
export const files = () => ({
  'ops/prometheus/team-selector.rules.yaml': `# Written by \`npm run dashboards\` from ops/source.\n${yaml(rules()).trimStart()}`,
  'ops/grafana/team-selector.json': `${JSON.stringify(dashboard(), null, 2)}\n`,
});
