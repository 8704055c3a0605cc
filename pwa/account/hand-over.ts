import { saveFile } from '../save-file.ts';

/** Whether the phone hands such a file to another app. */
export function canShare(file: File): boolean {
  return 'canShare' in navigator && navigator.canShare({ files: [file] });
}

/** Gives a file to the person: into another app where the phone can do that, else into its downloads. */
export async function handOver(file: File): Promise<void> {
  if (canShare(file)) {
    const isDone = await navigator.share({ files: [file] }).then(
      () => true,
      // Closed without choosing: that is his answer. Anything else: the download is still there.
      (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
    );
    if (isDone) return;
  }
  download(file);
}

/** Into the downloads of this device. */
export function download(file: File): void {
  saveFile(file, file.name);
}
