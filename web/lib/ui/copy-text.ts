/** Puts text on the clipboard, on plain http too, where browsers have no clipboard of their own to offer. False: it could not. */
export async function copyText(text: string): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return copyThroughField(text);
  return clipboard.writeText(text).then(
    () => true,
    () => copyThroughField(text),
  );
}

function copyThroughField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  // Deprecated, and the only way where there is no secure context.
  const command = (document as unknown as { execCommand(name: string): boolean }).execCommand.bind(document);
  const isCopied = command('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
