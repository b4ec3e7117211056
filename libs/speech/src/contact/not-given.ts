/** Words that deny: alone, or with the words below, they say that there is nothing. */
const DENIALS = words(`
  no none not non nope nil null nan na n.a undefined unknown unspecified empty blank nothing without missing declined refused
  void false skip skipped tbd tba anonymous withheld unavailable restricted private blocked hidden string
  kein keine keinen keiner keines keins nicht nichts nein ohne unbekannt unbekannte anonym leer fehlt fehlend entfällt
  unterdrückt unterdrückte verweigert ka k.a nv`);

/** Words that are said along with a denial, and say nothing themselves. */
const FILLERS = words(`
  a an the any user caller customer client has have had does doesn't did didn't do is was it he she they one i we want to
  given provide provided available applicable known specified stated mentioned disclosed supplied shared set yet id
  e email e-mail mail mailadresse emailadresse e-mailadresse address phone telephone mobile cell number phonenumber contact
  hat habe haben hatte will möchte wurde wird ist war liegt vor er sie es ich wir der die das anrufer anruferin kunde kundin
  gegeben angegeben genannt vorhanden bekannt verfügbar hinterlegt mitgeteilt angabe angaben bisher
  adresse e-mail-adresse telefon telefonnummer handynummer rufnummer nummer handy kontakt weiß weiss`);

/** A placeholder that nobody filled: `{{email}}`, `<email>`, `[phone]`, `${email}`. */
const PLACEHOLDER = /^(\{\{.*\}\}|\$\{.*\}|\{[^@]*\}|<[^@]*>|\[[^@]*\]|%[^@%]*%)$/s;

/**
 * Whether a text stands for nothing, in German or English: "none", "N/A", "keine Angabe", "no e-mail address given", "-",
 * or a variable that was never set. Models and forms write such words where they should leave a field out.
 */
export function isNotGiven(text: string): boolean {
  const lower = text.normalize('NFKC').trim().toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(lower) || PLACEHOLDER.test(lower)) return true;
  // "n/a" and "k. A."
  const letters = lower.replaceAll(/[\s./]/g, '');
  return DENIALS.has(letters) || deniesIn(lower);
}

/** Whether all words of a text belong to a denial, and at least one of them denies. */
function deniesIn(lower: string): boolean {
  const said = lower
    .split(/[^\p{L}\p{N}.'-]+/u)
    .map((word) => word.replaceAll(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word !== '');
  return said.some((word) => DENIALS.has(word)) && said.every((word) => DENIALS.has(word) || FILLERS.has(word));
}

/** Names of mailboxes that say of themselves that there is none: `noemail`, `keine-email`, `not.provided`. */
const NO_MAILBOX =
  /^(no|non|none|not|keine?|without|ohne|unknown)[-_.]?((e[-_.]?)?mail(s|adresse|address)?|address|adresse|contact|mailbox|given|provided|available|applicable|angabe|angegeben|vorhanden)([-_.]?(address|adresse|given|provided|available|angegeben|vorhanden))?$/;
/** Names of domains that people do not have mail at, without their ending. */
const NO_DOMAIN = /^(e-?mail|mail|domain|example|test|invalid|none|null|na|no|noemail|nomail|unknown|keine|localhost)$/;

/** Whether an address with an `@` stands for nothing: `noemail@example.com`, `none@none.com`, anything at `.invalid`. */
export function isNoAddress(address: string): boolean {
  const [mailbox = '', domain = ''] = address.toLowerCase().split('@');
  if (/(^|\.)invalid$/.test(domain) || NO_MAILBOX.test(mailbox)) return true;
  return (
    DENIALS.has(mailbox.replaceAll(/[-_./]/g, '')) &&
    (NO_DOMAIN.test(domain.split('.')[0] ?? '') || !domain.includes('.'))
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
