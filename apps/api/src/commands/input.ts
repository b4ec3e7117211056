import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { AppError } from '@app/common';
import { UsersService } from '@app/tenancy';

/** Secrets come by pipe, since arguments show in the process list and shell history. @throws AppError when empty. */
export async function secretFrom(input: Readable): Promise<string> {
  const secret = (await text(input)).trim();
  if (secret === '') throw refused('Expected the secret on standard input, but it was empty');
  return secret;
}

/** Drops only the shell's line break, since a password may begin or end with a blank. @throws AppError */
export async function passwordFrom(input: Readable): Promise<string> {
  const password = (await text(input)).replace(/\r?\n$/, '');
  if (password === '') throw refused('Expected the password on standard input, but it was empty');
  const problem = UsersService.problemOfPassword(password);
  if (problem !== undefined) throw refused(`The password ${problem}`);
  return password;
}

/** Rows from a JSON array, or from one JSON object on each line. @throws AppError */
export async function rowsFrom(input: Readable): Promise<unknown[]> {
  const content = (await text(input)).trim();
  if (content === '') throw refused('Expected rows on standard input, but it was empty');
  if (content.startsWith('[')) return parsed(content, 'Standard input is not a JSON array') as unknown[];
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [parsed(line, `Line ${index + 1} of standard input is not a JSON object`)];
  });
}

/** Replaces the parser's own message, which would repeat the input. */
function parsed(content: string, problem: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw refused(problem);
  }
}

const refused = (message: string): AppError => new AppError('validation_failed', { message });
