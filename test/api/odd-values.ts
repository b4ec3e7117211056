import { isRecord } from '@app/common';

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)]);

/** What Cal.com might send in place of anything. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  'x'.repeat(10_000),
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  'javascript:alert(1)',
  'Eastern Standard Time',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-09-09T10:00:30.000Z',
  '1e999',
  0,
  -0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  1e308,
  true,
  false,
  [],
  [null],
  [[['\0']]],
  [1, 1, 1],
  ['a', 'a', '\ud800'],
  [{}, { type: 'a\0' }, { slug: 7 }],
  {},
  { disabled: true },
  { '\0': 1 },
  { deep: { nul: ['\0'] } },
  { deep: nested(200) },
];

/** The places of all parts of a value, such as `hosts.0.name`. */
export function pathsIn(value: unknown, place = ''): string[] {
  if (!isRecord(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const path = place === '' ? key : `${place}.${key}`;
    return [path, ...pathsIn(part, path)];
  });
}
