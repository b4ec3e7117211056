/**
 * Breaches that Stryker cannot make: it mutates no decorators, and SQL and longer texts only as a whole. Each breach
 * removes or widens one piece, by replacing a text that occurs exactly once in its file, and names the tests that have to
 * fail.
 */

const ADMISSION = 'apps/api/src/admission.ts';
const TENANT_TABLE = 'libs/database/src/schema/migrations/tenant-table.ts';
const INITIAL = 'libs/database/src/schema/migrations/initial.migration.ts';
const AUDIT_LOG = 'libs/database/src/schema/migrations/audit-log.migration.ts';
const OPERATORS = 'libs/database/src/schema/migrations/operators.migration.ts';
const TOKEN_HOLDER = 'libs/database/src/schema/migrations/token-holder-of-branch.ts';
const BRANCH_POLICIES = 'libs/database/src/schema/migrations/branch-policies.ts';
const OWNERSHIP = 'libs/tenancy/src/access/ownership.ts';
const TEAMS_CONTROLLER = 'libs/teams/src/teams.controller.ts';
const TABLES = 'libs/database/src/schema/tables.ts';
const SERVICE_ROLE = 'libs/database/src/schema/service-role.ts';
const CALLER_GUARD = 'libs/tenancy/src/authentication/caller.guard.ts';
const APPOINTMENTS = 'libs/booking/src/appointments';
const CACHE_KEYS = 'libs/caching/src/keys/cache-keys.ts';

const CALLERS_FOLDER = 'libs/receptionist/src/callers';
const CALLER_CHECK = `${CALLERS_FOLDER}/caller-check.ts`;

const matrix = (down) => ({
  files: ['test/isolation/matrix.spec.ts'],
  named: `can be named in every route|stays theirs with ${down} switched off`,
});
/** Every route with every foreign id, while the other walls stand. */
const ROUTES = matrix('nothing');
/** The same with one of the other walls down, which must not be needed. */
const ROUTES_WITHOUT_GUARD = matrix('guard');
const ROUTES_WITHOUT_POLICIES = matrix('policies');
const DATABASE = { files: ['test/isolation/database-walls.spec.ts'] };
const TENANT_DATABASE = { files: ['libs/tenancy/src/access/tenant-database.spec.ts'] };
const OWNERSHIP_SPEC = { files: ['libs/tenancy/src/access/ownership.spec.ts'] };
const BRANCH_USERS = { files: ['test/api/branch-users.spec.ts'] };
const CALLERS = { files: ['test/api/callers.spec.ts'] };
const AGREEMENT = { files: ['test/faults/agreement/agreement.spec.ts'] };
const SESSION = { files: ['test/api/session.spec.ts'] };
const FAST_PATH = { files: ['test/api/fast-path.spec.ts'] };

const breach = (name, tests, ...edits) => ({ name, tests, edits });
const without = (file, find) => ({ file, find, replace: '' });
const instead = (file, find, replace) => ({ file, find, replace });

const guards = [
  breach('callers are not authenticated', ROUTES, without(ADMISSION, '  CallerGuard,\n')),
  breach('ownership is not checked', ROUTES, without(ADMISSION, '  TenantGuard,\n')),
  breach(
    'no route declares the owner of what its path names',
    ROUTES,
    without(
      'libs/tenancy/src/access/owns.decorator.ts',
      'SetMetadata(OWNS, { kind, parameter, parts } satisfies OwnershipRule),',
    ),
  ),
  breach(
    'an ownership proven for one company holds for all',
    ROUTES,
    instead(OWNERSHIP, '`${kind}:${companyId}:${branchId}:${id}`', '`${kind}:${branchId}:${id}`'),
  ),
  breach(
    'an ownership proven for one branch holds for all of its company',
    OWNERSHIP_SPEC,
    instead(OWNERSHIP, '`${kind}:${companyId}:${branchId}:${id}`', '`${kind}:${companyId}:${id}`'),
  ),
  breach(
    'the administrators of a branch administer the company',
    BRANCH_USERS,
    instead('libs/tenancy/src/access/authorize.ts', 'tenant.branchId !== undefined && !policy.branchAdmins', 'false'),
  ),
  breach(
    'the users of a branch get the company’s cached list of teams',
    BRANCH_USERS,
    instead(
      TEAMS_CONTROLLER,
      'own === undefined ? cacheKeys.teams(companyId) : cacheKeys.branchTeams(companyId, own)',
      'cacheKeys.teams(companyId)',
    ),
  ),
  breach(
    'the users of a branch get the company’s cached default team',
    BRANCH_USERS,
    instead(
      TEAMS_CONTROLLER,
      'branchId === undefined ? cacheKeys.defaultTeam(companyId) : undefined',
      'cacheKeys.defaultTeam(companyId)',
    ),
  ),
  breach(
    'the list of teams takes a foreign branch',
    ROUTES,
    without(
      'libs/teams/src/teams.service.ts',
      "if (branchId !== undefined) await this.ownership.require(tenant, 'branch', branchId);",
    ),
  ),
  breach(
    'the list of bookings takes a foreign team',
    ROUTES,
    without(
      'libs/booking/src/appointments/bookings.service.ts',
      "if (query.team_id !== undefined) await this.ownership.require(tenant, 'team', query.team_id);",
    ),
  ),
  breach(
    'a slot id is valid for every company',
    ROUTES,
    instead('libs/availability/src/slot-ids.ts', '`${tenant.companyId}:${text}`', 'text'),
  ),
  breach('pages of other origins write with the cookie of the page', SESSION, without(ADMISSION, '  OriginGuard,\n')),
  breach(
    'the cookie of the page opens the tools for models',
    SESSION,
    without('libs/mcp/src/mcp.controller.ts', ', bearerOnly: true'),
  ),
  breach(
    'the fast path checks no abilities',
    FAST_PATH,
    instead(CALLER_GUARD, 'if (!tenant || refusalFor(tenant, policy))', 'if (!tenant)'),
  ),
  breach(
    'the fast path checks no ownership',
    FAST_PATH,
    instead('libs/tenancy/src/access/tenant.guard.ts', 'this.ownership.isProven(tenant, owns.kind, id)', 'true'),
  ),
  breach(
    'the fast path knows the copies of every company',
    { files: ['libs/tenancy/src/access/row-copies.spec.ts'] },
    instead('libs/tenancy/src/access/row-copies.ts', 'copy?.companyId === companyId ? copy : undefined', 'copy'),
  ),
  breach(
    'a guard without alreadyAdmits leaves the fast path on',
    FAST_PATH,
    instead(
      'apps/api/src/fast-path/registered-guards.ts',
      'guards.every(isKnowing) ? guards : undefined',
      'guards.filter(isKnowing)',
    ),
  ),
  breach(
    "a route's own guards leave its fast path on",
    FAST_PATH,
    without('apps/api/src/fast-path/fast-path.ts', ' || route.hasOwnGuards'),
  ),
];

const filter = [
  breach(
    'the filter of tenant rows is not on by default',
    ROUTES_WITHOUT_POLICIES,
    instead('libs/tenancy/src/access/tenant-entity.ts', 'default: true,', 'default: false,'),
  ),
  breach(
    'the filter of tenant rows compares nothing',
    ROUTES_WITHOUT_POLICIES,
    instead('libs/tenancy/src/access/tenant-entity.ts', '({ companyId: args.companyId })', '({})'),
  ),
  breach(
    'the audit log has no filter',
    ROUTES_WITHOUT_POLICIES,
    without('libs/tenancy/src/audit/audit-entry.entity.ts', '@OfCompany()'),
  ),
  breach(
    'the filter of companies is not on by default',
    TENANT_DATABASE,
    instead('libs/tenancy/src/companies/company.entity.ts', 'default: true,', 'default: false,'),
  ),
  breach(
    'the filter of companies compares nothing',
    TENANT_DATABASE,
    instead('libs/tenancy/src/companies/company.entity.ts', '({ id: args.companyId })', '({})'),
  ),
  breach(
    'the filter does not set the company in the database',
    DATABASE,
    // Either of the two would set it.
    ...['access/tenant-entity', 'companies/company.entity'].map((file) =>
      without(`libs/tenancy/src/${file}.ts`, 'rls: { setting: COMPANY_SETTING },'),
    ),
  ),
  breach(
    'the filter of branches compares nothing',
    ROUTES_WITHOUT_POLICIES,
    instead(
      'libs/tenancy/src/access/branch-scope.ts',
      'scope?.branchId === undefined ? {} : conditionOf(scope.branchId)',
      '({})',
    ),
  ),
  breach(
    'a unit of work has no company',
    DATABASE,
    without(
      'libs/tenancy/src/access/tenant-database.ts',
      'em.setFilterParams(COMPANY_FILTER, { companyId: tenant.companyId });',
    ),
  ),
];

const keys = [
  ['every list of teams', '`company:${companyId}:calcom_teams:all`', '`company:calcom_teams:all`'],
  ['every default team', '`company:${companyId}:calcom_teams:default`', '`company:calcom_teams:default`'],
  ['the teams of a branch', '`company:${companyId}:branch:', '`company:branch:'],
  ['everything about a team', '`company:${companyId}:calcom_team:', '`company:calcom_team:'],
].map(([what, find, replace]) =>
  breach(`${what} is cached under one key for all companies`, ROUTES_WITHOUT_GUARD, instead(CACHE_KEYS, find, replace)),
);

const TENANT_TABLES = [
  'branches',
  'users',
  'personal_access_tokens',
  'calcom_teams',
  'services',
  'calcom_team_event_types',
  'sync_runs',
  'bookings',
  'booking_attempts',
  'retell_agents',
];

const policies = [
  ...TENANT_TABLES.map((table) => breach(`${table} has no policy`, DATABASE, without(INITIAL, `\n  '${table}',`))),
  breach('companies has no policy', DATABASE, without(INITIAL, "...companyPolicy('companies', 'id'),")),
  breach('audit_log has no policy', DATABASE, without(AUDIT_LOG, ", ...companyPolicy('audit_log')")),
  breach(
    'no table has row level security',
    DATABASE,
    without(TENANT_TABLE, '`alter table ${table} enable row level security`,'),
  ),
  breach(
    'row level security does not bind the owner',
    DATABASE,
    without(TENANT_TABLE, '`alter table ${table} force row level security`,'),
  ),
  breach(
    'the policy lets every row be read',
    DATABASE,
    instead(TENANT_TABLE, 'using (${column} = ${CURRENT_COMPANY}) with', 'using (true) with'),
  ),
  breach(
    'the policy lets every row be written',
    DATABASE,
    instead(TENANT_TABLE, 'with check (${column} = ${CURRENT_COMPANY})', 'with check (true)'),
  ),
  breach(
    'a query without a company fails instead of finding no rows',
    DATABASE,
    instead(TENANT_TABLE, "nullif(current_setting('${name}', true), '')", "current_setting('${name}', true)"),
  ),
  breach('a lookup may write', DATABASE, without(TENANT_TABLE, ' for select using')),
  breach(
    'a lookup shows every row',
    DATABASE,
    instead(TENANT_TABLE, 'using (${column} = ${setting(name, type)})', 'using (true)'),
  ),
  breach(
    'the list of companies may be written',
    DATABASE,
    instead(OPERATORS, 'on companies for select\n', 'on companies\n'),
  ),
  breach(
    'everybody sees the list of companies',
    DATABASE,
    instead(OPERATORS, "((select nullif(current_setting('app.every_company', true), '')) = 'list')", '(true)'),
  ),
  breach(
    'the lookup of a token leaves its company set',
    DATABASE,
    without(TOKEN_HOLDER, "perform set_config('app.company_id', outer_company, true);"),
  ),
  breach(
    'the lookup of a token leaves the token set',
    DATABASE,
    without(TOKEN_HOLDER, "perform set_config('app.token_id', outer_token, true);"),
  ),
  breach(
    'the policies of branches let everything through',
    DATABASE,
    instead(BRANCH_POLICIES, '(${CURRENT_BRANCH} is null or ${isOfBranch})', '(true)'),
  ),
  breach(
    'the policies of branches only add to what the company’s shows',
    DATABASE,
    without(BRANCH_POLICIES, ' as restrictive'),
  ),
  breach(
    'a row may reference another company’s row',
    DATABASE,
    instead(
      INITIAL,
      'foreign key (company_id, branch_id) references branches (company_id, id)',
      'foreign key (branch_id) references branches (id)',
    ),
  ),
  breach(
    'a Cal.com team can belong to one company only',
    DATABASE,
    instead(INITIAL, 'unique (company_id, calcom_team_id),', 'unique (calcom_team_id),'),
  ),
];

const role = [
  breach(
    'the service works with the owner’s rights, unchecked',
    DATABASE,
    instead(
      'libs/database/src/engine/orm-options.ts',
      'withFirstStatement(`set role ${quoted(role)}`',
      "withFirstStatement('select 1'",
    ),
    instead('libs/database/src/database.module.ts', '!role || role.unbound', '!role'),
  ),
  breach('the service’s role bypasses the policies', DATABASE, instead(SERVICE_ROLE, 'nobypassrls', 'bypassrls')),
  breach(
    'the service may delete bookings',
    DATABASE,
    instead(
      TABLES,
      "entity: Booking, rights: 'select, insert, update'",
      "entity: Booking, rights: 'select, insert, update, delete'",
    ),
  ),
  breach(
    'the service may change the audit log',
    DATABASE,
    instead(
      TABLES,
      "entity: AuditEntry, rights: 'select, insert'",
      "entity: AuditEntry, rights: 'select, insert, update'",
    ),
  ),
];

/** What callers are told is what Cal.com has. */
const agreement = [
  breach(
    'what was booked twice stays',
    AGREEMENT,
    instead(`${APPOINTMENTS}/upstream-bookings.ts`, 'isLive(one) && !isOfRow(one, booking) &&', 'false &&'),
  ),
  breach(
    'what was booked twice is looked for where it was moved to',
    AGREEMENT,
    instead(`${APPOINTMENTS}/reconcile.ts`, '{ asked, ...LOOKING_FOR_DOUBLES }', 'LOOKING_FOR_DOUBLES'),
  ),
  breach(
    'an answer to a booking is believed unread',
    AGREEMENT,
    instead(
      `${APPOINTMENTS}/send.ts`,
      "if (isTold(made, wish) && (match === 'ours' || (match === 'alike' && !other))) {",
      'if (match) {',
    ),
  ),
  breach(
    'an answer to a move is believed unread',
    AGREEMENT,
    instead(`${APPOINTMENTS}/change.ts`, 'if (!made || isWanted(made, booking))', 'if (!made || made)'),
  ),
  breach(
    'a refusal is believed though the booking was made',
    AGREEMENT,
    instead(`${APPOINTMENTS}/send.ts`, 'error.outcomeUnknown || MAY_BE_OF_OWN.has(error.code)', 'error.outcomeUnknown'),
  ),
  breach(
    'a refusal is believed though the appointment was moved',
    AGREEMENT,
    instead(
      `${APPOINTMENTS}/change.ts`,
      'const mayTell = !error.retryable',
      'const mayTell = error.outcomeUnknown && !error.retryable',
    ),
  ),
];

/** What a caller has to know before an appointment is shown or changed. */
const callers = [
  breach(
    'a calling number alone moves and cancels appointments',
    CALLERS,
    instead(
      CALLER_CHECK,
      'return { refusal: nameOrDayNeeded(locale) };',
      "return { booking: candidates[0], knowledge: 'owner' };",
    ),
  ),
  breach(
    'appointments of other numbers are found',
    CALLERS,
    without(CALLER_CHECK, ' || named.attendeePhone !== callersNumber'),
  ),
  breach(
    'a company’s demand for the code is not heard',
    CALLERS,
    instead(CALLER_CHECK, "(await this.companies.callerCheck(tenant)) === 'code'", 'false'),
  ),
  breach(
    'wrong answers are not limited',
    CALLERS,
    instead(`${CALLERS_FOLDER}/wrong-answers.ts`, 'left.every((more) => more >= 0)', 'left.length > 0'),
  ),
  breach(
    'who names the day hears all of an appointment',
    CALLERS,
    instead(CALLER_CHECK, "claim.name === undefined ? 'day' : 'owner'", "'owner'"),
  ),
  breach(
    'a day that was told proves that an appointment is theirs',
    CALLERS,
    instead(CALLER_CHECK, '(await this.toldTimes.has(conversation, booking.id))', 'false'),
  ),
  breach(
    'an appointment is shown to whom the number finds it for',
    CALLERS,
    instead(
      'libs/receptionist/src/functions/find-appointments.ts',
      "(await this.check.knowledgeOf(conversation, booking)) === 'owner'",
      'true',
    ),
  ),
];

export const breaches = [...guards, ...filter, ...keys, ...policies, ...role, ...agreement, ...callers];
