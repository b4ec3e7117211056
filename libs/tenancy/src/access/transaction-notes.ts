import type { EntityManager, EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';

/** Notes of one transaction, or of one savepoint of it. */
interface Level<Notes> {
  readonly notes: Notes;
  /** The transaction or savepoint around this one. */
  readonly outer?: Level<Notes>;
}

/**
 * Notes that belong to a transaction: what is to be done when it has committed. A rollback discards them, and a released
 * savepoint, which has committed nothing yet, hands them to the transaction around it.
 */
export abstract class TransactionNotes<Notes extends object> implements EventSubscriber {
  private readonly levels = new WeakMap<object, Level<Notes>>();
  private readonly outerOf = new WeakMap<EntityManager, Level<Notes>>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(em: EntityManager) {
    em.getEventManager().registerSubscriber(this);
  }

  protected abstract empty(): Notes;

  /** Adds the notes of a savepoint to those around it. */
  protected abstract merge(notes: Notes, into: Notes): void;

  /** The notes of the transaction that the entity manager is in, or undefined outside of one. */
  protected notesIn(em: EntityManager): Notes | undefined {
    const transaction: object | undefined = em.getTransactionContext();
    return transaction && this.levels.get(transaction)?.notes;
  }

  /** The notes of a transaction about to commit; undefined for a savepoint. */
  protected notesToCommit({ transaction }: TransactionEventArgs): Notes | undefined {
    const level = transaction && this.levels.get(transaction);
    return level?.outer ? undefined : level?.notes;
  }

  /** Ends a transaction or savepoint. @returns the notes of a transaction that has committed. */
  protected committed({ transaction }: TransactionEventArgs): Notes | undefined {
    const level = transaction && this.take(transaction);
    if (!level?.outer) return level?.notes;
    this.merge(level.notes, level.outer.notes);
  }

  /** Ends a transaction or savepoint. @returns the notes that nothing will come of. */
  protected rolledBack({ transaction }: TransactionEventArgs): Notes | undefined {
    return transaction && this.take(transaction)?.notes;
  }

  /** Only this event names the transaction around a savepoint. */
  beforeTransactionStart({ em, transaction }: TransactionEventArgs): void {
    const outer = transaction && this.levels.get(transaction);
    if (outer) this.outerOf.set(em, outer);
    else this.outerOf.delete(em);
  }

  afterTransactionStart({ em, transaction }: TransactionEventArgs): void {
    if (transaction) this.levels.set(transaction, { notes: this.empty(), outer: this.outerOf.get(em) });
  }

  private take(transaction: object): Level<Notes> | undefined {
    const level = this.levels.get(transaction);
    this.levels.delete(transaction);
    return level;
  }
}
