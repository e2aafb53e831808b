import type { Icon } from './icon.ts';

/** One choice of a RadioCards. */
export interface RadioCard<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
  icon?: Icon;
}
