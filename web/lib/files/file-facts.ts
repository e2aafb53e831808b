/** What is known of a file that goes along with a message. */
export interface FileFacts {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels; null unless it is a picture that can be shown. */
  readonly width: number | null;
  readonly height: number | null;
}

export interface PictureFacts extends FileFacts {
  readonly width: number;
  readonly height: number;
}

export function isPicture<File extends FileFacts>(file: File): file is File & PictureFacts {
  return file.width !== null && file.height !== null;
}

/** Where the server has it: what was sent, or of a picture a smaller one. */
export function fileHref({ id }: Pick<FileFacts, 'id'>, size: 'whole' | 'preview' = 'whole'): string {
  return size === 'whole' ? `/files/${id}` : `/files/${id}/preview`;
}

/** What it is saved as: pictures are drawn anew as WebP, whatever they were before. */
export function savedName(file: FileFacts): string {
  return isPicture(file) ? `${file.name.replace(/\.[a-z0-9]{1,5}$/iu, '')}.webp` : file.name;
}

/** The ending of a name in capitals, as a sign for the kind of file; empty where it has none that is short. */
export function kindOf({ name }: Pick<FileFacts, 'name'>): string {
  return /[^.]\.([a-z0-9]{1,4})$/iu.exec(name)?.[1]?.toUpperCase() ?? '';
}
