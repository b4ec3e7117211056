import type { SqlEntityManager } from '@mikro-orm/sql';
import type { CalcomEventType } from '@app/calcom-client';
import type { TenantContext } from '@app/tenancy';
import { Service } from './service.entity';

/** An event type as listed, and its title here before. */
export interface Titled {
  listed: CalcomEventType;
  before?: string;
}

/** The company's services that some event types belong to: one for each slug. */
export class ServicesOfGroup {
  private constructor(private readonly bySlug: Map<string, Pick<Service, 'id' | 'name'>>) {}

  static async load(em: SqlEntityManager, listed: readonly CalcomEventType[]): Promise<ServicesOfGroup> {
    const slugs = [...new Set(listed.map(({ slug }) => slug))].filter(isSlug);
    const services = slugs.length === 0 ? [] : await em.find(Service, { slug: { $in: slugs } });
    em.clear();
    return new ServicesOfGroup(new Map(services.map(({ slug, id, name }) => [slug, { id, name }])));
  }

  idOf = (slug: string): number | null => this.bySlug.get(slug)?.id ?? null;

  /**
   * Stores services that are missing. The first event type gives a service its name, and whichever has that name changes
   * it with its own: teams that call it otherwise do not rename it in turns.
   */
  async store(em: SqlEntityManager, tenant: TenantContext, titled: readonly Titled[], at: Date): Promise<void> {
    const names = new Map<string, string>();
    for (const { listed, before } of titled) {
      const { slug, title } = listed;
      // Without a slug, event types of other teams cannot be recognized as the same service.
      if (!isSlug(slug)) continue;
      const name = names.get(slug) ?? this.bySlug.get(slug)?.name;
      if (name === undefined || (name === before && name !== title)) names.set(slug, title);
    }
    if (names.size === 0) return;
    const rows = [...names].map(([slug, name]) => {
      return { companyId: tenant.companyId, slug, name, createdAt: at, updatedAt: at };
    });
    const stored = await em.upsertMany(Service, rows, {
      onConflictFields: ['companyId', 'slug'],
      onConflictMergeFields: ['name', 'updatedAt'],
      batchSize: 500,
    });
    for (const { slug, id, name } of stored) this.bySlug.set(slug, { id, name });
    em.clear();
  }
}

const isSlug = (slug: string): boolean => slug !== '';
