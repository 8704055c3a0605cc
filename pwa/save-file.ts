/** WebKit reads the file after the turn in which it was asked to: a reference taken back at once gives no file. */
const readByMs = 60_000;

/** Into the downloads of this device, under that name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readByMs);
}
