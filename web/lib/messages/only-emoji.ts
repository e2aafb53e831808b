const upToThree = /^(?:\s*\p{RGI_Emoji}){1,3}\s*$/v;

/** One to three emoji and nothing else: shown larger, as the gestures they are. */
export function isOnlyEmoji(text: string): boolean {
  return text.length < 100 && upToThree.test(text);
}
