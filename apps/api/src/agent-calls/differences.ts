/**
 * Where an answer is not as expected: each difference with its path. Objects may have more than is expected of them, lists
 * may not; `null` stands for what has to be absent.
 */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (expected === null && actual === undefined) return [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [unlike(expected, actual, path)];
    if (actual.length !== expected.length) return [unlike(expected, actual, path)];
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}.${index}`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [unlike(expected, actual, path)];
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, (actual as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return Object.is(expected, actual) ? [] : [unlike(expected, actual, path)];
}

const unlike = (expected: unknown, actual: unknown, path: string): string =>
  `${path || 'it'}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing'}`;
