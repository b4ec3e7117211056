import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Command, OptionValues } from 'commander';
import { CalcomApiException, calcomFailure } from '@app/calcom-client';
import { AppError, createLogger, Environment, NestLogger } from '@app/common';
import { RoomsModule } from '../rooms.module';

type Work<R extends object> = (app: INestApplicationContext, options: OptionValues) => Promise<R>;

/**
 * Wraps a command's work into the steps of every command: start the modules, work, print, stop. `toText` formats the
 * result for people; `--json` prints it unchanged.
 */
export type CommandRunner = <R extends object>(
  work: Work<R>,
  toText?: (result: R) => string,
) => (options: OptionValues, command: Command) => Promise<void>;

export const runCommand: CommandRunner =
  (work, toText = listed) =>
  async (options, command) => {
    const environment = new Environment(process.env);
    const logger = new NestLogger(createLogger('error'));
    const app = await NestFactory.createApplicationContext(RoomsModule.with(environment), {
      logger,
      abortOnError: false,
    });
    try {
      const result = await work(app, options).catch(explained);
      const isJson = command.optsWithGlobals().json === true;
      console.log(isJson ? JSON.stringify(result) : toText(result));
    } finally {
      await app.close();
    }
  };

function explained(error: unknown): never {
  if (error instanceof CalcomApiException) throw calcomFailure(error);
  if (error instanceof UniqueConstraintViolationException) throw new AppError('conflict');
  throw error;
}

const listed = (result: object): string =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('\n');
