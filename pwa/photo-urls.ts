/** Addresses under which photos can be shown: of those on this device from its store, of others from the server. */
import { useEffect, useState } from 'preact/hooks';

import { photos } from './device/device.ts';

/** Those that are on this device, by hash; a picture that was let go of is no longer shown. */
export function useOwnPhotos(hashes: readonly string[]): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = hashes.join(' ');
  useEffect(() => {
    let isWanted = true;
    const made: string[] = [];
    void Promise.all(
      hashes.map(async (sha256): Promise<[string, string] | null> => {
        const picture = await photos.picture(sha256);
        if (picture === null || !isWanted) return null;
        const url = URL.createObjectURL(picture);
        made.push(url);
        return [sha256, url];
      }),
    ).then((found) => {
      if (isWanted) setUrls(new Map(found.filter((one) => one !== null)));
    });
    return () => {
      isWanted = false;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [wanted]);
  return urls;
}

/** The server shows a photo by the finding that names it, to whoever may see that finding. */
export function photoAddress(sha256: string, findingId: string): string {
  return `/api/photos/${sha256}?finding=${findingId}`;
}
