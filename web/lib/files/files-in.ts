/** The files that somebody pastes; none where they rather mean the text beside them, as programs for writing and reckoning offer both. */
export function pastedFiles(data: DataTransfer | null): File[] {
  if (!data || (data.types.includes('text/plain') && data.types.includes('text/html'))) return [];
  return Array.from(data.files);
}

/** The files that somebody drops; folders cannot be sent. */
export function droppedFiles(data: DataTransfer | null): File[] {
  const items = Array.from(data?.items ?? []).filter((item) => item.kind === 'file');
  return items.flatMap((item) => (item.webkitGetAsEntry()?.isDirectory ? [] : (item.getAsFile() ?? [])));
}

/** Whether files are being dragged, and not text or a link. */
export function dragsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}
