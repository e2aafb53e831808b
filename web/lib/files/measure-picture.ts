/** What the server can show as a picture. */
const shownTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** The size of a picture in pixels, as it stands upright; nulls for what is none. */
export async function measurePicture(file: Blob): Promise<{ width: number | null; height: number | null }> {
  const unknown = { width: null, height: null };
  if (!shownTypes.has(file.type)) return unknown;
  const url = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('This is no picture.'));
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return unknown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
