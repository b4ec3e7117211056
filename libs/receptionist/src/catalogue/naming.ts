import { Injectable } from '@nestjs/common';
import { type AppError, invalid } from '@app/common';
import type { Conversation } from '../conversation';
import { refuseInactive, TeamsService } from '@app/teams';
import { Ownership, type TenantContext } from '@app/tenancy';
import { Unclear } from '../answers/unclear';
import { Catalogue } from './catalogue';
import type { NamedTeam } from './named';
import { type Match, named } from './names';

/** A person on the phone cannot take in more at once. */
const MAX_CHOICES = 5;

/** What a caller has said of team and service: ids of a list, or words. */
export interface Naming {
  team_id?: number;
  team?: string;
  event_type_id?: number;
  service?: string;
}

/** Finds the team and the service that a caller means. What is not certain is asked back, with what it may be. */
@Injectable()
export class NamedThings {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly teams: TeamsService,
    private readonly ownership: Ownership,
  ) {}

  /**
   * The team that is named, else the conversation's own, else the company's default.
   * @throws AppError 400 naming `team`, or `team_id` if there is no default; 403 for a foreign team.
   */
  async team(conversation: Pick<Conversation, 'tenant' | 'teamId'>, naming: Naming): Promise<number> {
    const { tenant, teamId } = conversation;
    const id = (await this.namedTeam(tenant, naming)) ?? teamId ?? (await this.teams.defaultId(tenant));
    if (id === undefined) throw await this.teamMissing(tenant);
    await this.ownership.require(tenant, 'team', id);
    return id;
  }

  /** {@link team}, of one that takes questions. @throws AppError as it does, and 409 `team_inactive`. */
  async activeTeam(conversation: Pick<Conversation, 'tenant' | 'teamId'>, naming: Naming): Promise<number> {
    const id = await this.team(conversation, naming);
    refuseInactive(await this.teams.lookup(conversation.tenant, id));
    return id;
  }

  /** The team that is named; undefined where none is. @throws AppError 400 naming `team`. */
  async namedTeam(tenant: TenantContext, { team_id: id, team }: Naming): Promise<number | undefined> {
    if (id !== undefined || team === undefined) return id;
    const teams = await this.catalogue.teams(tenant);
    const found = named(team, teams, ({ name, branchName }) =>
      branchName === undefined ? [name] : [name, branchName],
    );
    return this.one('team', found, teams, spokenTeam).id;
  }

  /** Cal.com's id of the service that is named in a team. @throws AppError 400 naming `service`, or `event_type_id`. */
  async service(tenant: TenantContext, teamId: number, { event_type_id: id, service }: Naming): Promise<number> {
    if (id !== undefined) return id;
    if (service === undefined) throw invalid({ field: 'event_type_id', message: 'is required, or service in words' });
    const services = await this.catalogue.services(tenant, teamId);
    const found = named(service, services, ({ title, slug, name }) => [
      title,
      slug,
      ...(name === undefined ? [] : [name]),
    ]);
    return this.one('service', found, services, ({ title }) => title).eventTypeId;
  }

  /** The slug of the service that is named, of whichever team. @throws AppError 400 naming `service`. */
  async sharedService(tenant: TenantContext, service: string): Promise<string> {
    const services = await this.catalogue.shared(tenant);
    const found = named(service, services, ({ slug, name }) => [name, slug]);
    return this.one('service', found, services, ({ name }) => name).slug;
  }

  private async teamMissing(tenant: TenantContext): Promise<AppError> {
    const options = choicesOf((await this.catalogue.teams(tenant)).map(spokenTeam));
    return invalid({ field: 'team_id', message: 'is required, or team in words', options });
  }

  private one<T>(field: 'team' | 'service', found: Match<T>, all: readonly T[], nameOf: (item: T) => string): T {
    if (found.kind === 'exact') return found.item;
    throw found.kind === 'none' ? unknown(field, all.map(nameOf)) : ambiguous(field, found.items.map(nameOf));
  }
}

const spokenTeam = ({ name, branchName }: NamedTeam): string =>
  branchName === undefined || branchName === name ? name : `${name} (${branchName})`;

const ambiguous = (field: string, names: readonly string[]): AppError =>
  new Unclear(field, 'is not clear; ask the caller which one is meant, and send one of the choices', choicesOf(names));

const unknown = (field: string, names: readonly string[]): AppError =>
  invalid({
    field,
    message: 'is none that can be booked; send one of those that there are',
    options: choicesOf(names),
  });

const choicesOf = (names: readonly string[]): string[] => [...new Set(names)].slice(0, MAX_CHOICES);
