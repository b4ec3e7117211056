import { NAMES } from './operation-names';

const VERBS: Record<string, string> = { remove: 'delete' };

const singular = (noun: string): string => noun.replace(/(?<=ch)es$|(?<!u)s$/, '');

/** Verb and noun, after which generators name their functions: `listTeams`. */
export function operationIdOf(controller: string, method: string): string {
  const noun = controller.replace('Controller', '');
  const named = NAMES[`${noun}.${method}`];
  if (named !== undefined) return named;
  if (noun === RECEPTIONIST) return method.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${VERBS[method] ?? method}${method === 'list' ? noun : singular(noun)}`;
}

const RECEPTIONIST = 'Receptionist';

/** What the receptionist's functions are called in the decorators: `Receptionist.list_teams`. */
export function receptionistIdOf(operationId: string): string | undefined {
  const [noun, method] = operationId.split('.');
  return noun === RECEPTIONIST && method !== undefined ? operationIdOf(noun, method) : undefined;
}
