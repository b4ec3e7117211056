import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OptionValues } from 'commander';
import { CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError, createLogger, type Environment, NestLogger } from '@app/common';
import { readEnvironment } from '../read-environment';
import { RoomsModule } from '../rooms.module';

/** What a command does once the modules are started. */
export type Work<R extends object = object> = (app: INestApplicationContext, options: OptionValues) => Promise<R>;

/** A work with what belongs to it. */
export interface CommandWork {
  /** Absent where the work is done {@link alone}. */
  work?: Work;
  /** The whole work, where it also has to be done when nothing else can be started. */
  alone?(variables: NodeJS.ProcessEnv): Promise<object>;
  /** Formats the result for people; `--json` prints it unchanged. */
  toText?(result: object): string;
  /** Of the environment, whatever it says. */
  variables?: NodeJS.ProcessEnv;
  /** Refuses before the modules start. */
  before?(environment: Environment): void;
  /** The whole work, where it can be done while a running service has the database open. Undefined: it cannot. */
  beside?(environment: Environment, options: OptionValues): Promise<object | undefined>;
}

/** The steps of every command: start the modules, work, print, stop. */
export async function runWork(
  { work, alone, variables, toText = listed, before, beside }: CommandWork,
  options: OptionValues,
  { isJson }: { isJson: boolean },
): Promise<void> {
  const print = (result: object): void => console.log(isJson ? JSON.stringify(result) : toText(result));
  if (alone) return print(await alone(process.env));
  const environment = readEnvironment({ ...process.env, ...variables });
  before?.(environment);
  const done = await beside?.(environment, options);
  if (done) return print(done);
  if (!work) return;
  const logger = new NestLogger(createLogger('error'));
  const app = await NestFactory.createApplicationContext(RoomsModule.with(environment), {
    logger,
    abortOnError: false,
  });
  try {
    print(await work(app, options).catch(explained));
  } finally {
    await app.close();
  }
}

function explained(error: unknown): never {
  if (error instanceof CalcomApiException) throw calcomFailure(error);
  if (error instanceof UniqueConstraintViolationException) throw new AppError('conflict');
  throw error;
}

const listed = (result: object): string =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('\n');
