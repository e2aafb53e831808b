/** How long a text is as the server counts: in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _point of text) length++;
  return length;
}

/** The characters left when the end of the room for them is near, else null. Below 0 it is too long. */
export function charactersLeft(text: string, lengthMax: number): number | null {
  const warnBelow = Math.min(500, Math.floor(lengthMax / 4));
  if (text.length < lengthMax - warnBelow) return null;
  const left = lengthMax - lengthOf(text);
  return left < warnBelow ? left : null;
}

/** Whether the server would call it empty. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
