import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type ErrorCode, ERRORS, HTTP_ERROR_CODES } from '../errors/error-codes';

/** A line for each code, with its most likely fix. */
function codesInWords(): string {
  const lines = HTTP_ERROR_CODES.map((code) => `- \`${code}\` (${ERRORS[code].status}): ${ERRORS[code].fix}`);
  return `What went wrong, for programs, and what most likely helps:\n\n${lines.join('\n')}`;
}

/** The sentence of each code, beside the list of codes. */
const MESSAGES = {
  'x-enumDescriptions': Object.fromEntries(HTTP_ERROR_CODES.map((code) => [code, ERRORS[code].message])),
};

/** The shape of every failure. */
export class ErrorAnswer {
  @ApiProperty({ example: false, enum: [false] })
  success: false;

  @ApiProperty({ example: 403 })
  statusCode: number;

  @ApiProperty({
    example: 'forbidden',
    description: 'Stable; meant for programs',
    enum: HTTP_ERROR_CODES,
    enumName: 'ErrorCode',
    enumSchema: { description: codesInWords(), ...MESSAGES },
  })
  code: ErrorCode;

  @ApiProperty({ example: 'Unauthorized access to team', description: 'One sentence; meant for people' })
  message: string;

  @ApiProperty({ example: '0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53' })
  request_id: string;

  @ApiPropertyOptional({
    description: 'The facts: for `validation_failed` a list of `{field, message, label?, options?}`',
    oneOf: [
      {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'message'],
          properties: {
            field: { type: 'string' },
            message: { type: 'string' },
            label: { type: 'string', description: 'What a person calls the field' },
            options: { type: 'array', items: { type: 'string' }, description: 'What it can be, or could have meant' },
          },
        },
      },
      { type: 'object', additionalProperties: true },
    ],
  })
  details?: object;
}

interface AnswerOptions {
  status?: number;
  /** The answer is a list of the type. */
  list?: boolean;
  /** Some callers get this type instead, without an envelope. */
  orBare?: Type;
  description?: string;
}

/** Documents `{success: true, data: T}`, or a list of T. */
export function ApiEnvelope(
  type: Type,
  { status = 200, list = false, orBare, description = '' }: AnswerOptions = {},
): MethodDecorator {
  const item = { $ref: getSchemaPath(type) };
  const envelope = {
    type: 'object',
    required: ['success', 'data'],
    properties: { success: { type: 'boolean', enum: [true] }, data: list ? { type: 'array', items: item } : item },
  };
  return applyDecorators(
    ApiExtraModels(type, ...(orBare ? [orBare] : [])),
    ApiResponse({
      status,
      description,
      schema: orBare ? { oneOf: [envelope, { $ref: getSchemaPath(orBare) }] } : envelope,
    }),
  );
}

/** Documents the 304 to a client whose `If-None-Match` names the current answer. */
export const ApiNotModified = (): MethodDecorator =>
  ApiResponse({ status: 304, description: '`If-None-Match` names the current answer' });

/** Documents failures by status, all of the one shape. */
export function ApiFailures(failures: Record<number, string>): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...Object.entries(failures).map(([status, description]) =>
      ApiResponse({ status: Number(status), description, type: ErrorAnswer }),
    ),
  );
}
