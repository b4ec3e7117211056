import { applyDecorators, Controller, HttpCode, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiEnvelope, ApiFailures } from '@app/common';
import { IDEMPOTENCY_KEY_HEADER } from '@app/idempotency';
import { CheckAvailability, functionFacts, type FunctionFacts } from '@app/receptionist';
import { Tenant, type TenantContext, UsersOrAgents } from '@app/tenancy';
import { AgentAnswerDto, AgentCallDto, agentExample } from '../retell.dto';
import { FunctionDoor } from './function-door';

/** Users have forms of their own for these. */
const WITH_OWN_ROUTE = [CheckAvailability.facts.name, 'book_appointment'];

/** A route for each function of the table. */
export const functionControllers: Type[] = functionFacts
  .filter(({ name }) => !WITH_OWN_ROUTE.includes(name))
  .map((facts) => controllerOf(facts));

function controllerOf(facts: FunctionFacts): Type {
  const { name, ability, description, parameters, kind, isKeyed } = facts;
  const example = exampleOf(facts);

  @ApiTags('Receptionist')
  @ApiExtraModels(AgentCallDto)
  @Controller('retell')
  class FunctionController {
    constructor(private readonly door: FunctionDoor) {}

    @Post(name.replaceAll('_', '-'))
    @HttpCode(200)
    @UsersOrAgents({ ability, duringMaintenance: kind === 'question' || undefined })
    @(isKeyed ? ApiHeader(IDEMPOTENCY_KEY_HEADER) : applyDecorators())
    @ApiOperation({ summary: description, operationId: `Receptionist.${name}` })
    @ApiBody({
      required: kind === 'write',
      schema: {
        oneOf: [{ ...parameters, additionalProperties: false }, { $ref: getSchemaPath(AgentCallDto) }] as object[],
      },
      examples: { user: { value: example }, agent: { value: agentExample(name, example) } },
    })
    @ApiEnvelope(AgentAnswerDto, { orBare: AgentAnswerDto })
    @ApiFailures({
      400: 'An argument is malformed, missing or unknown',
      403: "What is named is not the caller's company's, or does not exist",
      409: '`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account',
      503: 'Cal.com does not answer and nothing is remembered',
    })
    call(
      @Tenant() tenant: TenantContext,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<unknown> {
      return tenant.role === 'agent'
        ? this.door.answerAgent(tenant, facts, request, reply)
        : this.door.answerUser(tenant, facts, request, reply);
    }
  }
  // Telling them apart in logs and in the API's description.
  Object.defineProperty(FunctionController, 'name', { value: `${pascal(name)}Controller` });
  return FunctionController;
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The required arguments, as their descriptions give them; where none is, the first one that there is. */
function exampleOf({ parameters: { properties, required = [] } }: FunctionFacts): object {
  const given = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(given.map((name) => [name, properties[name]?.example]));
}
