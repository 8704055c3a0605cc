/** Gives a file to the person: into another app where the phone can do that, else into its downloads. */
export async function handOver(file: File): Promise<void> {
  if ('canShare' in navigator && navigator.canShare({ files: [file] })) {
    const isDone = await navigator.share({ files: [file] }).then(
      () => true,
      // Closed without choosing: that is his answer. Anything else: the download is still there.
      (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
    );
    if (isDone) return;
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
