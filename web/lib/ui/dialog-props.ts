import type { Snippet } from 'svelte';

/** What a Dialog is told. */
export interface DialogProps {
  /** Bindable. */
  open?: boolean;
  title: string;
  /** One or two sentences beneath the title. */
  description?: string;
  children?: Snippet;
  /** Buttons; the one that goes on comes last. */
  actions?: Snippet;
  /** An answer is needed: the back-drop does not close it, and there is no close button. */
  isAlert?: boolean;
  /** After it has closed, however that came about. */
  onclose?: () => void;
  /**
   * With it the dialog is a form: children and actions stand in it, and a submit button or Enter calls this. A field that is
   * wrong once it is done gets the focus.
   */
  onsubmit?: () => Promise<void>;
}
