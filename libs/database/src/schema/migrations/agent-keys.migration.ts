import { Migration } from '@mikro-orm/migrations';
import { announceColumns } from './announced-columns';
import { referringAgain } from './referring-again';
import { firstAnnounced } from './row-changes.migration';
import { lookupPolicy } from './tenant-table';

/** An agent's key can be replaced without a gap, and agents can be removed and found by their number. */
export class AgentKeysMigration extends Migration {
  override up(): void {
    for (const statement of [KEYS, NUMBERS, LOOKUP, FORGOTTEN_AGENTS, announceColumns(ANNOUNCED)])
      this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop policy lookup_by_phone_number on retell_agents');
    this.addSql('drop index retell_agents_phone_number_idx');
    this.addSql(announceColumns(firstAnnounced('agent')));
    this.addSql('alter table retell_agents drop column former_key, drop column former_key_until');
    for (const statement of referringAgain('bookings', 'agent_id', 'retell_agents')) this.addSql(statement);
  }
}

/** The former key counts for a while after it was replaced. */
const KEYS = `
  alter table retell_agents
    add column former_key text, add column former_key_until timestamptz,
    add check ((former_key is null) = (former_key_until is null))`;

const NUMBERS = `create index on retell_agents (phone_number)`;

/** Retell names the number alone that is called, where no agent is set for it. */
const LOOKUP = lookupPolicy('retell_agents', 'phone_number', 'app.retell_number');

/** What an agent has booked stays with the number of the agent. */
const FORGOTTEN_AGENTS = 'alter table bookings drop constraint if exists bookings_company_id_agent_id_fkey';

const ANNOUNCED = {
  subject: 'agent',
  key: 'agent_id',
  columns: 'id, phone_number, team_id, api_key, former_key, former_key_until',
};
