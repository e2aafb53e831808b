export type KeyMeaning = 'send' | 'newline' | 'edit-last' | 'stop-editing' | null;

/** A keyboard event as far as it matters here; `keyCode` is deprecated, but nothing else tells what Safari means. */
interface Key extends Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> {
  readonly keyCode: number;
}

interface ComposerState {
  readonly enterSends: boolean;
  readonly isTouch: boolean;
  readonly isEmpty?: boolean;
  readonly isEditing?: boolean;
}

/**
 * What a key does in the composer: ↑ where nothing is written edits one's last message, Esc leaves it as it is. Ctrl/Cmd+Enter always sends; Enter sends where there is a keyboard and the person has not
 * chosen otherwise; Shift+Enter never does. While an input method composes a word, its keys are its own: Safari ends the
 * composition before the key event, and tells only by key code 229.
 */
export function meaningOfKey(
  key: Key,
  { enterSends, isTouch, isEmpty = false, isEditing = false }: ComposerState,
): KeyMeaning {
  if (key.isComposing || key.keyCode === 229) return null;
  const isPlain = !key.shiftKey && !key.ctrlKey && !key.metaKey && !key.altKey;
  if (key.key === 'ArrowUp') return isPlain && isEmpty && !isEditing ? 'edit-last' : null;
  if (key.key === 'Escape') return isPlain && isEditing ? 'stop-editing' : null;
  if (key.key !== 'Enter') return null;
  if (key.ctrlKey || key.metaKey) return 'send';
  if (key.shiftKey || key.altKey || isTouch || !enterSends) return 'newline';
  return 'send';
}
