export type KeyMeaning = 'send' | 'newline' | null;

/** A keyboard event as far as it matters here; `keyCode` is deprecated, but nothing else tells what Safari means. */
interface Key extends Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> {
  readonly keyCode: number;
}

/**
 * What a key does in the composer. Ctrl/Cmd+Enter always sends; Enter sends where there is a keyboard and the person has not
 * chosen otherwise; Shift+Enter never does. While an input method composes a word, its keys are its own: Safari ends the
 * composition before the key event, and tells only by key code 229.
 */
export function meaningOfKey(key: Key, { enterSends, isTouch }: { enterSends: boolean; isTouch: boolean }): KeyMeaning {
  if (key.key !== 'Enter' || key.isComposing || key.keyCode === 229) return null;
  if (key.ctrlKey || key.metaKey) return 'send';
  if (key.shiftKey || key.altKey || isTouch || !enterSends) return 'newline';
  return 'send';
}
