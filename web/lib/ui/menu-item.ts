import type { Icon } from './icon.ts';

/** A line of a Menu; 'line' divides groups. */
export type MenuItem =
  | 'line'
  | {
      label: string;
      icon?: Icon;
      /** Shown in the danger colour, last in its menu. */
      isDangerous?: boolean;
      isDisabled?: boolean;
      onselect: () => void;
    };

/** Where a menu opens: at an element, or at a point of the window (a right-click, a long press). */
export type MenuAnchor = HTMLElement | { x: number; y: number };
