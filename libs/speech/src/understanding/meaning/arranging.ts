import type { Bound, DayElement, Element } from '../grammar/elements';
import { isDayElement } from '../grammar/elements';
import { daysAt, type Operand, operandAt } from './operands';
import { boundByPart } from './parts';
import { emptyWish, type Clocks, type Wish } from './wish';

/** What was said last, which a following word may turn into a bound. */
type Last =
  | { kind: 'days'; days: DayElement[] }
  | { kind: 'clock'; clocks: Clocks }
  | { kind: 'bound'; bound: Bound }
  | { kind: 'other' };

/** Sorts elements into a wish. Undefined where a word relates nothing: "bis", "um" before a day, a number alone. */
export function arranged(elements: readonly Element[]): Wish | undefined {
  const arranging = new Arranging(elements);
  return arranging.run() ? arranging.wish : undefined;
}

class Arranging {
  readonly wish = emptyWish();
  private at = 0;
  private last: Last = { kind: 'other' };
  /** "von" waits for its "bis", or for "an". */
  private isFromOpen = false;

  constructor(private readonly elements: readonly Element[]) {}

  run(): boolean {
    while (this.at < this.elements.length) {
      const start = this.at;
      if (!this.step() || this.at === start) return false;
    }
    return !this.isFromOpen;
  }

  /** Whether the next element, with those that belong to it, has a meaning. */
  private step(): boolean {
    const element = this.elements[this.at];
    if (!element) return false;
    if (isDayElement(element) || element.kind === 'shift') return this.takeDays();
    switch (element.kind) {
      case 'silent':
        return this.skip();
      case 'on':
      case 'in':
        return this.link();
      case 'at':
      case 'about':
        return this.time();
      case 'clock':
      case 'clocks':
        return this.time();
      case 'number':
        return this.number(element.text);
      case 'part':
        this.wish.parts.push(element);
        this.last = { kind: 'other' };
        return this.skip();
      case 'bound':
        return this.bound(element.bound, element.mayFollow === true);
      case 'from':
        this.isFromOpen = true;
        return this.bound('since', false);
      case 'to':
        return this.bound('until', false);
      case 'between':
        return this.between();
      case 'and':
        return this.and();
      case 'or':
        // "… oder?" waits for nothing but a yes.
        if (this.at + 1 < this.elements.length) this.wish.questions.push('several');
        return this.skip();
      case 'ish':
        this.wish.isAbout = true;
        return this.last.kind === 'clock' && this.skip();
      case 'onwards':
        return this.turnLast('since') && this.skip();
      case 'orBefore':
        return this.turnLast('until') && this.skip();
      case 'moment':
        this.wish.moments.push(element.minutes);
        return this.skip();
      case 'soon':
        this.wish.isSoon = true;
        return this.skip();
      case 'move':
        this.wish.isMove = true;
        return this.skip();
      case 'question':
        this.wish.questions.push(element.reason);
        return this.skip();
      default:
        this.wish.answers.push(element);
        return this.skip();
    }
  }

  private skip(to = this.at + 1): boolean {
    this.at = to;
    return true;
  }

  private takeDays(): boolean {
    const operand = daysAt(this.elements, this.at);
    if (!operand) return false;
    this.wish.days.push(...operand.days);
    this.last = { kind: 'days', days: operand.days };
    return this.skip(operand.end);
  }

  /** Prepositions of days, and "an" after "von morgen". */
  private link(): boolean {
    let next = this.at + 1;
    while (this.elements[next]?.kind === 'silent' || this.elements[next]?.kind === 'on') next++;
    const element = this.elements[next];
    if (isDayElement(element) || element?.kind === 'shift' || element?.kind === 'part') return this.skip(next);
    if (element?.kind === 'question') return this.skip();
    return this.last.kind === 'bound' && this.last.bound === 'since' && this.closeFrom() && this.skip();
  }

  private time(): boolean {
    const operand = operandAt(this.elements, this.at);
    if (operand?.kind === 'clock') {
      this.wish.clocks.push(operand.clocks);
      this.wish.isAbout ||= operand.isAbout;
      this.last = { kind: 'clock', clocks: operand.clocks };
      return this.skip(operand.end);
    }
    const isSeason =
      operand?.kind === 'days' && operand.days.every(({ kind }) => kind === 'weekend' || kind === 'holiday');
    if (isSeason && this.elements[this.at]?.kind === 'at') return this.takeDaysOf(operand);
    return this.aboutPart(operand);
  }

  private takeDaysOf(operand: Extract<Operand, { kind: 'days' }>): boolean {
    this.wish.days.push(...operand.days);
    this.last = { kind: 'days', days: operand.days };
    return this.skip(operand.end);
  }

  /** "gegen Mittag", "um Mittag herum" is a time; other parts of the day have no middle. */
  private aboutPart(operand: Operand | undefined): boolean {
    const next = this.elements[this.at + 1];
    const isIsh = this.elements[this.at + 2]?.kind === 'ish';
    const isAbout = this.elements[this.at]?.kind === 'about' ? operand === undefined : isIsh;
    if (next?.kind !== 'part' || !isAbout) return false;
    if (next.part === 'midday') {
      this.wish.clocks.push([{ hour: 12, minute: 0, half: 'whole' }]);
      this.wish.isAbout = true;
    } else this.wish.questions.push('vague');
    return this.skip(this.at + (isIsh ? 3 : 2));
  }

  /** A time only beside a day or a part of it, as in "ten tomorrow" and "ten-ish"; or alone, as in "nine is fine". */
  private number(text: string): boolean {
    const isAlone = this.elements.every(({ kind }, at) => at === this.at || kind === 'silent' || kind === 'agreed');
    const kinds = [this.at - 1, this.at + 1].map((beside) => this.elements[beside]?.kind);
    if (isAlone) this.wish.bareNumber = Number(text);
    return (isAlone || kinds.includes('day') || kinds.includes('part') || kinds[1] === 'ish') && this.time();
  }

  private bound(bound: Bound, mayFollow: boolean): boolean {
    const operand = operandAt(this.elements, this.at + 1);
    // "vor Weihnachten": a vague period has no bounds that could be computed.
    if (this.elements[this.at + 1]?.kind === 'question') return this.skip();
    if (!operand) return mayFollow && this.turnLast(bound) && this.skip();
    const side = this.besideHoliday(bound, operand);
    if (side) return side;
    if (bound === 'until') {
      this.isFromOpen = false;
      const isPair = this.last.kind === operand.kind;
      if (isPair && !this.turnLast('since')) return false;
      if (!isPair && this.last.kind === 'other' && this.elements[this.at]?.kind === 'to') return false;
    }
    return this.take(bound, operand);
  }

  private take(bound: Bound, operand: Operand): boolean {
    if (operand.kind === 'days') this.wish.dayBounds.push({ bound, days: operand.days });
    else if (operand.kind === 'clock') {
      this.wish.timeBounds.push({ bound, clocks: operand.clocks });
      if (operand.isAbout) this.wish.questions.push('vague');
    } else {
      const clock = boundByPart(bound, operand.part);
      if (clock) this.wish.timeBounds.push({ bound, clocks: [clock] });
      else this.wish.questions.push('vague');
    }
    this.last = { kind: 'bound', bound };
    return this.skip(operand.end);
  }

  /** "am Dienstag nach Ostern" is that Tuesday. */
  private besideHoliday(bound: Bound, operand: Operand): boolean | undefined {
    const [only, ...others] = this.last.kind === 'days' ? this.last.days : [];
    if ((bound !== 'after' && bound !== 'before') || only?.kind !== 'weekday' || only.which || only.weeks)
      return undefined;
    if (others.length > 0 || operand.kind !== 'days') return undefined;
    if (!operand.days.every(({ kind }) => kind === 'holiday' || kind === 'date')) return undefined;
    this.wish.days.pop();
    const days: DayElement[] = [{ kind: 'beside', weekday: only.weekday, side: bound, of: operand.days }];
    this.wish.days.push(...days);
    this.last = { kind: 'days', days };
    return this.skip(operand.end);
  }

  /** Makes a bound of what was said last: "drei Uhr spätestens", "Montag bis Mittwoch". */
  private turnLast(bound: Bound): boolean {
    const { last } = this;
    if (last.kind === 'days') {
      this.wish.days.splice(-last.days.length);
      this.wish.dayBounds.push({ bound, days: last.days });
    } else if (last.kind === 'clock') {
      this.wish.clocks.pop();
      this.wish.timeBounds.push({ bound, clocks: last.clocks });
    } else if (last.kind !== 'bound' || sideOf(last.bound) !== sideOf(bound)) return false;
    // "von morgen an", "by ten at the latest"
    else return bound === 'until' || this.closeFrom();
    this.last = { kind: 'bound', bound };
    return true;
  }

  private closeFrom(): boolean {
    this.isFromOpen = false;
    return true;
  }

  private between(): boolean {
    const from = operandAt(this.elements, this.at + 1);
    const joint = from && this.elements[from.end];
    if (!from || !joint || !isJoint(joint)) return false;
    const until = operandAt(this.elements, from.end + 1);
    if (!until || until.kind !== from.kind || until.kind === 'part') return false;
    this.take('since', from);
    return this.take('until', until);
  }

  private and(): boolean {
    const next = this.elements[this.at + 1];
    if (next?.kind !== 'bound') this.wish.questions.push('several');
    return this.at + 1 < this.elements.length && this.skip();
  }
}

const sideOf = (bound: Bound): 'lower' | 'upper' => (bound === 'since' || bound === 'after' ? 'lower' : 'upper');

const isJoint = ({ kind, ...element }: Element): boolean =>
  kind === 'and' || kind === 'to' || (kind === 'bound' && 'bound' in element && element.bound === 'until');
