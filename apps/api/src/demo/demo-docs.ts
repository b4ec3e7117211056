import type { TrialDocs } from '../api-docs';
import type { ApiDocument } from '../docs/document';
import { withOwnValues } from '../docs/own-examples';
import { isLoopback } from '../loopback';
import { demoNotes, NAME_WHAT_GOES } from './demo-notes';
import { DemoThings } from './demo-things';

/** Swagger UI of the demo: signed in, with examples from the demo's own data. */
export class DemoDocs implements TrialDocs {
  token: string | undefined;
  private things?: DemoThings;

  /** @param host that the server listens on; decides whether the page may show a token. */
  constructor(private readonly host: string) {}

  /** Called once the demo answers requests. */
  open(baseUrl: string, token: string | undefined): void {
    if (!isLoopback(this.host) || token === undefined) return;
    this.token = token;
    this.things = new DemoThings(baseUrl, token);
  }

  async withOwnExamples(document: ApiDocument): Promise<ApiDocument> {
    if (!this.things) return document;
    const found = await this.things.find();
    return withOwnValues(document, { ...found, notes: demoNotes(found.bodies), hintOfDeletion: NAME_WHAT_GOES });
  }
}
