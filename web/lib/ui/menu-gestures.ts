import type { MenuAnchor } from './menu-item.ts';

/** How long a finger rests before it means the menu, and how far it may stray meanwhile. */
const longPressMs = 450;
const strayMaxPx = 10;

/** What is asked for of an item of the list, by its key. */
export interface MenuRequests {
  readonly menu: (key: string, anchor: MenuAnchor) => void;
  /** Asked by an element with `data-asks="history"`. */
  readonly history?: (key: string) => void;
  /** The items are links: theirs is the menu on them, and the arrow keys stay the browser's. */
  readonly areLinks?: boolean;
}

/**
 * Tells when somebody asks for the menu of an item in the list, whose elements carry `data-key`: by right-click, long press, the
 * element with `data-asks`, the menu key or Shift+F10; the arrow keys walk from item to item that can have the focus. With Shift, on links
 * and on selected text the browser's own menu stays, but for those with `data-holds="menu"`. Returns what ends it.
 */
export function listenForMenus(list: HTMLElement, { menu, history, areLinks = false }: MenuRequests): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let wasSelected = false;
  let press: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
  // A finger that rests is followed by the browser's own request for a menu, and by a click when it lifts.
  let isAnswered = false;

  const askFor = (item: HTMLElement, anchor: MenuAnchor): void => menu(keyOf(item), anchor);
  const endPress = (): void => {
    clearTimeout(press?.timer);
    press = null;
  };

  list.addEventListener(
    'pointerdown',
    (event) => {
      const item = itemOf(event.target);
      isAnswered = false;
      // Some browsers select the word under a right-click, which is not what the person had selected.
      wasSelected = item !== null && isSelected(item);
      endPress();
      if (event.pointerType !== 'touch' || item === null || isLeftAlone(event.target, areLinks)) return;
      const { clientX: x, clientY: y } = event;
      const timer = setTimeout(() => {
        isAnswered = true;
        if ('vibrate' in navigator) navigator.vibrate(10);
        askFor(item, { x, y });
      }, longPressMs);
      press = { x, y, timer };
    },
    { signal },
  );
  list.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (press && Math.hypot(clientX - press.x, clientY - press.y) > strayMaxPx) endPress();
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel', 'scroll'] as const) {
    list.addEventListener(end, endPress, { signal, passive: true });
  }

  list.addEventListener(
    'contextmenu',
    (event) => {
      const item = itemOf(event.target);
      if (item === null || event.shiftKey) return;
      if (isAnswered) return event.preventDefault();
      const isByKey = event.button !== 2 && press === null;
      if (!isByKey && (wasSelected || isLeftAlone(event.target, areLinks))) return;
      event.preventDefault();
      // The finger's own patience decides.
      if (press !== null) return;
      const focused = event.target instanceof HTMLElement ? event.target : item;
      askFor(item, isByKey ? focused : { x: event.clientX, y: event.clientY });
    },
    { signal },
  );

  list.addEventListener(
    'click',
    (event) => {
      // The finger that asked for the menu does not follow the link under it as well.
      if (isAnswered && (areLinks || holdsMenu(event.target))) {
        event.stopPropagation();
        return event.preventDefault();
      }
      const item = itemOf(event.target);
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-asks]') : null;
      if (item === null || button === null) return;
      if (button.dataset['asks'] === 'history') history?.(keyOf(item));
      else askFor(item, button);
    },
    { signal },
  );

  list.addEventListener(
    'keydown',
    (event) => {
      const item = itemOf(event.target);
      if (item === null || areLinks) return;
      // Links and buttons in it keep their own Enter.
      if (event.key === 'Enter' && item === document.activeElement) {
        event.preventDefault();
        askFor(item, item);
      }
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = Array.from(list.querySelectorAll<HTMLElement>('[data-key]'));
      const next = all[all.indexOf(item) + step];
      event.preventDefault();
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );

  return () => {
    ending.abort();
    endPress();
  };
}

function keyOf(item: HTMLElement): string {
  return item.dataset['key'] ?? '';
}

function itemOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
}

/** A link or button that is a part of what the item shows: resting on it means the item's menu. */
function holdsMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-holds="menu"]') !== null;
}

/** Links and buttons have a meaning of their own. */
function isLeftAlone(target: EventTarget | null, areLinks: boolean): boolean {
  if (!(target instanceof Element) || holdsMenu(target)) return false;
  return target.closest(areLinks ? 'button' : 'a, button') !== null;
}

function isSelected(item: HTMLElement): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(item, true);
}
