import { type ErrorCode, ERRORS, HTTP_ERROR_CODES } from '../src/errors/error-codes';
import type { ErrorEntry } from '../src/errors/error-entry';

const entries = Object.entries(ERRORS) as [ErrorCode, ErrorEntry][];

/** The text of `docs/errors.md`, made from the table of errors. */
export function errorsPage(): string {
  const ofHttp = entries.filter(([code]) => HTTP_ERROR_CODES.includes(code));
  const statuses = [...new Set(ofHttp.map(([, { status }]) => status))];
  const sections = statuses.map((of) =>
    section(
      String(of),
      ofHttp.filter(([, { status }]) => status === of),
    ),
  );
  const ofCommands = section(
    'Of commands',
    entries.filter(([code]) => !HTTP_ERROR_CODES.includes(code)),
  );
  return [INTRODUCTION, ...sections, ofCommands].join('\n');
}

const INTRODUCTION = `# Errors

Every failure is \`{"success": false, "statusCode", "code", "message", "request_id", "details"?}\`. Programs decide by \`code\`,
which is one of these and stays what it is; \`message\` is for people and often says more than the sentence below. The list
is made from the tables in \`libs/common/src/errors\`.
`;

const section = (title: string, of: [ErrorCode, ErrorEntry][]): string =>
  `## ${title}\n\n${of.map(([code, { message, fix }]) => `- \`${code}\`: “${message}”. ${fix}\n`).join('')}`;
