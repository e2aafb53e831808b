import type { MenuAnchor } from '../ui/menu-item.ts';

/** How long a finger rests before it means the menu, and how far it may stray meanwhile. */
const longPressMs = 450;
const strayMaxPx = 10;

/** What is asked for of a message, by its key. */
export interface MessageRequests {
  readonly menu: (key: string, anchor: MenuAnchor) => void;
  readonly history: (key: string) => void;
}

/**
 * Tells when somebody asks for the menu of a message in the list, whose elements carry `data-key`: by right-click, long press, the
 * element with `data-asks`, the menu key or Shift+F10; the arrow keys walk from message to message. With Shift, on links and on selected
 * text the browser's own menu stays. Returns what ends it.
 */
export function listenForMenus(list: HTMLElement, { menu, history }: MessageRequests): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let wasSelected = false;
  let press: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
  // A finger that rests is followed by the browser's own request for a menu, and by a click when it lifts.
  let isAnswered = false;

  const askFor = (message: HTMLElement, anchor: MenuAnchor): void => menu(keyOf(message), anchor);
  const endPress = (): void => {
    clearTimeout(press?.timer);
    press = null;
  };

  list.addEventListener(
    'pointerdown',
    (event) => {
      const message = messageOf(event.target);
      isAnswered = false;
      // Some browsers select the word under a right-click, which is not what the person had selected.
      wasSelected = message !== null && isSelected(message);
      endPress();
      if (event.pointerType !== 'touch' || message === null || isLeftAlone(event.target)) return;
      const { clientX: x, clientY: y } = event;
      const timer = setTimeout(() => {
        isAnswered = true;
        if ('vibrate' in navigator) navigator.vibrate(10);
        askFor(message, { x, y });
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
      const message = messageOf(event.target);
      if (message === null || event.shiftKey) return;
      if (isAnswered) return event.preventDefault();
      const isByKey = event.button !== 2 && press === null;
      if (!isByKey && (wasSelected || isLeftAlone(event.target))) return;
      event.preventDefault();
      // The finger's own patience decides.
      if (press !== null) return;
      askFor(message, isByKey ? message : { x: event.clientX, y: event.clientY });
    },
    { signal },
  );

  list.addEventListener(
    'click',
    (event) => {
      const message = messageOf(event.target);
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-asks]') : null;
      if (message === null || button === null) return;
      if (button.dataset['asks'] === 'history') history(keyOf(message));
      else askFor(message, button);
    },
    { signal },
  );

  list.addEventListener(
    'keydown',
    (event) => {
      const message = messageOf(event.target);
      if (message === null) return;
      // Links and buttons in it keep their own Enter.
      if (event.key === 'Enter' && message === document.activeElement) {
        event.preventDefault();
        askFor(message, message);
      }
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = Array.from(list.querySelectorAll<HTMLElement>('[data-key]'));
      const next = all[all.indexOf(message) + step];
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

function keyOf(message: HTMLElement): string {
  return message.dataset['key'] ?? '';
}

function messageOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
}

/** Links and buttons have a meaning of their own. */
function isLeftAlone(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button') !== null;
}

function isSelected(message: HTMLElement): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(message, true);
}
