/** Denials: alone, or with the fillers below, they say that there is no value. */
const DENIALS = words(`
  no none not non nope nil null nan na n.a undefined unknown unspecified empty blank nothing missing declined refused
  void false skip skipped tbd tba pending nada anonymous withheld unavailable restricted private blocked hidden string
  don't doesn't didn't won't dont doesnt didnt haven't hasn't without
  kein keine keinen keiner keines keins nicht nichts nein ohne unbekannt unbekannte anonym leer fehlt fehlend entfällt
  unterdrückt unterdrückte verweigert ka k.a nv`);

/** Words that accompany a denial and have no meaning of their own here. */
const FILLERS = words(`
  a an the any user caller customer client has have had does did do is was it he she they one i we want wants to
  given give provide provided available applicable known know specified stated mentioned disclosed supplied shared set yet id
  needed required necessary collected asked answer say said tell prefer prefers rather thanks thank you please sorry
  on file for now at this moment value field data name
  e email e-mail mail mailadresse emailadresse e-mailadresse address phone telephone mobile cell number phonenumber contact
  hat habe haben hatte will möchte wurde wird ist war liegt vor er sie es ich wir der die das anrufer anruferin kunde kundin
  gegeben angegeben genannt vorhanden bekannt verfügbar hinterlegt mitgeteilt angabe angaben bisher
  angeben nennen geben mitteilen sagen hab möchten danke bitte leider derzeit aktuell noch nötig notwendig
  erforderlich benötigt gefragt gewünscht
  adresse e-mail-adresse telefon telefonnummer handynummer rufnummer nummer handy kontakt weiß weiss mobil tel fon mobilnummer whatsapp lautet privat`);

/** An unfilled placeholder: `{{email}}`, `<email>`, `[phone]`, `${email}`. */
const PLACEHOLDER = /^(\{\{.*\}\}|\$\{.*\}|\{[^@]*\}|<[^@]*>|\[[^@]*\]|%[^@%]*%)$/s;

/**
 * Whether a text means "no value", in German or English: "none", "N/A", "keine Angabe", "no e-mail address given", "-",
 * or a variable that was never set. Models and forms write such words instead of omitting a field.
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
    .flatMap((word) => (DENIALS.has(word) || FILLERS.has(word) ? word : word.split('-')))
    .filter((word) => word !== '');
  return said.some((word) => DENIALS.has(word)) && said.every((word) => DENIALS.has(word) || FILLERS.has(word));
}

/** Words by which a model refers to the number or address that is known already. */
const REFERENCES = words(`
  same this that current calling from my me caller's callers am i'm x xx xxx xxxx
  dieselbe dieselben dasselbe selbe selben gleiche gleichen diese dieser aktuelle meine meiner von rufe anrufe anrufende gerade`);

/**
 * Whether a text in place of a contact names none: "phone_number", the name of the argument itself, or "the number that
 * I am calling from", which is known.
 */
export const namesNoContact = (text: string): boolean => hasOnly(text, [REFERENCES, FILLERS, DENIALS]);

/** Whether a text consists only of words that introduce a contact: "my e-mail is …", "Mobil: …". */
export const isIntroduction = (text: string): boolean => hasOnly(text, [REFERENCES, FILLERS]);

const hasOnly = (text: string, known: ReadonlySet<string>[]): boolean =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu) ?? []
  ).every((word) => known.some((set) => set.has(word)));

/** Local parts that mean "no address": `noemail`, `keine-email`, `not.provided`. */
const NO_MAILBOX =
  /^(no|non|none|not|keine?|without|ohne|unknown)[-_.]?((e[-_.]?)?mail(s|adresse|address)?|address|adresse|contact|mailbox|given|provided|available|applicable|angabe|angegeben|vorhanden)([-_.]?(address|adresse|given|provided|available|angegeben|vorhanden))?$/;
/** Domain names without the TLD at which people have no mailbox. */
const NO_DOMAIN = /^(e-?mail|mail|domain|example|test|invalid|none|null|na|no|noemail|nomail|unknown|keine|localhost)$/;

/** Whether an address with an `@` is a placeholder: `noemail@example.com`, `none@none.com`, anything at `.invalid`. */
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
