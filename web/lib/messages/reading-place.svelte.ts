import type { RestingPlace } from './landing.ts';

/** Closer to the end than this, new messages pull the view along. */
const stickDistancePx = 100;
/** Closer to an edge than this, the next page is fetched, before the reader gets there. */
const fetchDistancePx = 800;

/**
 * Where the reader is in a scrolling list whose rows carry `data-key`, and messages `data-position`. What happens above or
 * below them never moves what they look at; at the end, they stay at the end.
 */
export class ReadingPlace {
  isAtEnd = $state(true);
  isNearStart = false;
  isNearEnd = true;
  #scroller: HTMLElement | null = null;
  #held: RestingPlace | 'end' | null = null;
  #frame = 0;
  /** Where the list stood when the reader was last looked after. */
  #scrollTop = 0;
  #onmove: () => void = () => {};

  attach(scroller: HTMLElement, onmove: () => void): () => void {
    this.#scroller = scroller;
    this.#onmove = onmove;
    const onscroll = () => {
      if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look());
    };
    scroller.addEventListener('scroll', onscroll, { passive: true });
    // A keyboard that opens or a composer that grows must not hide the newest message.
    const sizes = new ResizeObserver(() => this.isAtEnd && this.toEnd());
    for (const element of [scroller, ...scroller.children]) sizes.observe(element);
    return () => {
      cancelAnimationFrame(this.#frame);
      scroller.removeEventListener('scroll', onscroll);
      sizes.disconnect();
      this.#scroller = null;
    };
  }

  /** Call before the rows change. `mayStick`: the end of the rows is the end of the conversation. */
  hold(mayStick: boolean): void {
    if (!this.#scroller) return;
    this.#held = mayStick && this.isStillAtEnd() ? 'end' : this.#topRow();
  }

  /** Whether the reader is at the end now: they may have moved since the last frame. What grew since then has not moved them. */
  isStillAtEnd(): boolean {
    const hasMoved = this.#scroller !== null && this.#scroller.scrollTop !== this.#scrollTop;
    return hasMoved ? this.#pxBelow() <= stickDistancePx : this.isAtEnd;
  }

  /** Call when the rows have changed. */
  restore(): void {
    const held = this.#held;
    this.#held = null;
    if (held === 'end') this.toEnd();
    else if (held) this.toPlace(held);
    this.#look();
  }

  toEnd(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#look();
  }

  /** The first unread message; the end, when everything from there on fits. */
  toUnread(): void {
    const divider = this.#scroller?.querySelector<HTMLElement>('[data-unread]');
    if (!divider || !this.#scroller) return this.toEnd();
    const contextPx = 72;
    this.#scroller.scrollTop += divider.getBoundingClientRect().top - this.#top() - contextPx;
    this.#look();
  }

  toPlace({ key, offset }: RestingPlace): void {
    const row = this.#rows().find((element) => element.dataset['key'] === key);
    if (row && this.#scroller) this.#scroller.scrollTop += row.getBoundingClientRect().top - this.#top() - offset;
  }

  /** A message in the middle of what can be seen, with the focus; for a moment it stands out. */
  toMessage(key: string): void {
    const row = this.#rows().find((element) => element.dataset['key'] === key);
    if (!row || !this.#scroller) return;
    const gap = Math.max(0, this.#scroller.clientHeight - row.offsetHeight) / 2;
    this.toPlace({ key, offset: gap });
    row.focus({ preventScroll: true });
    row.animate({ background: ['var(--accent-soft)', 'transparent'] }, { duration: 1_600, easing: 'ease-in' });
    this.#look();
  }

  /** What brings the reader back here later; null at the end. */
  resting(): RestingPlace | null {
    return this.isAtEnd ? null : this.#topRow();
  }

  /** The position of the lowest message that can be seen; 0 when there is none. */
  lastSeenPosition(): number {
    if (!this.#scroller) return 0;
    const bottom = this.#scroller.getBoundingClientRect().bottom;
    const seen = this.#rows('[data-position]').findLast((row) => row.getBoundingClientRect().bottom <= bottom + 1);
    return Number(seen?.dataset['position'] ?? 0);
  }

  #look(): void {
    this.#frame = 0;
    const scroller = this.#scroller;
    if (!scroller) return;
    const below = this.#pxBelow();
    this.#scrollTop = scroller.scrollTop;
    this.isAtEnd = below <= stickDistancePx;
    this.isNearEnd = below <= fetchDistancePx;
    this.isNearStart = scroller.scrollTop <= fetchDistancePx;
    this.#onmove();
  }

  #pxBelow(): number {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = this.#scroller ?? {};
    return scrollHeight - scrollTop - clientHeight;
  }

  #topRow(): RestingPlace | null {
    const top = this.#top();
    const row = this.#rows().find((element) => element.getBoundingClientRect().bottom > top);
    const key = row?.dataset['key'];
    return row && key !== undefined ? { key, offset: row.getBoundingClientRect().top - top } : null;
  }

  #rows(selector = '[data-key]'): HTMLElement[] {
    return Array.from(this.#scroller?.querySelectorAll<HTMLElement>(selector) ?? []);
  }

  #top(): number {
    return this.#scroller?.getBoundingClientRect().top ?? 0;
  }
}
