import { fileHref, savedName, type FileFacts } from './file-facts.ts';

/** Downloads files that the server has, each by its name. */
export function saveFiles(files: readonly FileFacts[]): void {
  for (const file of files) {
    const link = document.createElement('a');
    link.href = fileHref(file);
    link.download = savedName(file);
    link.click();
  }
}
