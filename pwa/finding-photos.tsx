/**
 * The photos of a finding, for everybody who may see it: those on this device from its store, the others from the
 * server, and "foto menyusul" for what has not arrived there yet.
 */
import { useEffect, useState } from 'preact/hooks';

import type { PhotosAnswer } from '../schema/api.ts';
import { office, type PhotoShown, photos, revision } from './device/device.ts';
import { photoAddress, useOwnPhotos } from './photo-urls.ts';
import { commonText } from './text/common.ts';
import { language } from './text/language.ts';
import { photoText } from './text/photo.ts';
import { formatNumber } from './ui/format.ts';
import { PhotoGrid } from './ui/photo-grid.tsx';
import { PhotoViewer } from './ui/photo-viewer.tsx';
import { StateTag } from './ui/state-tag.tsx';

/** Somebody looks on and a photo is on its way: asked again this often. */
const askEveryMs = 20_000;

export function FindingPhotos(props: { findingId: string; hashes: readonly string[] }) {
  const { findingId, hashes } = props;
  const t = photoText();
  const common = commonText();
  const own = useOwn(findingId);
  const urls = useOwnPhotos(own.map(({ sha256 }) => sha256));
  const elsewhere = hashes.filter((sha256) => !own.some((one) => one.sha256 === sha256));
  const held = useHeld(findingId, elsewhere);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [openKey, setOpenKey] = useState<string | null>(null);

  const tiles = hashes.map((sha256, n) => {
    const label = t.nth(String(n + 1), String(hashes.length));
    const isHeld = held !== null && held !== 'unknown' && held.includes(sha256);
    const src = broken.has(sha256) ? null : (urls.get(sha256) ?? (isHeld ? photoAddress(sha256, findingId) : null));
    const isWaiting = own.some((one) => one.sha256 === sha256 && one.state === 'waiting');
    const absent = broken.has(sha256) ? t.unreadable : held === 'unknown' ? t.needsNetwork : t.pendingOne;
    return {
      key: sha256,
      label,
      src,
      note: src === null ? absent : isWaiting ? t.waitingOne : undefined,
      onClick: () => setOpenKey(sha256),
      onError: () => setBroken(new Set([...broken, sha256])),
    };
  });
  const shown = tiles.flatMap(({ key, label, src }) => (src === null ? [] : [{ key, label, src }]));
  const at = shown.findIndex(({ key }) => key === openKey);
  const pending = Array.isArray(held) ? elsewhere.filter((sha256) => !held.includes(sha256)).length : 0;
  return (
    <div class="stack stack--tight">
      <PhotoGrid label={t.title} photos={tiles} />
      {pending > 0 && (
        <p>
          <StateTag state="waiting" text={t.pending(formatNumber(pending, language.value))} />
          <span class="sub">{t.pendingHint}</span>
        </p>
      )}
      <PhotoViewer
        photos={shown}
        at={at === -1 ? null : at}
        onMove={(next) => setOpenKey(shown[next]?.key ?? null)}
        onClose={() => setOpenKey(null)}
        words={{ close: common.act.close, previous: t.previous, next: t.next }}
      />
    </div>
  );
}

/** Those noted on this device, as storage has them after every change. */
function useOwn(findingId: string): PhotoShown[] {
  const [own, setOwn] = useState<PhotoShown[]>([]);
  const turn = revision.value;
  useEffect(() => {
    let isWanted = true;
    void photos.ofFinding(findingId).then((found) => {
      if (isWanted) setOwn((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    });
    return () => {
      isWanted = false;
    };
  }, [findingId, turn]);
  return own;
}

/** Hashes that the server holds; null until it has said so, `unknown` when it could not be asked. */
function useHeld(findingId: string, wanted: readonly string[]): string[] | 'unknown' | null {
  const [held, setHeld] = useState<string[] | 'unknown' | null>(null);
  const isAsked = wanted.length > 0;
  const isWhole = Array.isArray(held) && wanted.every((sha256) => held.includes(sha256));
  useEffect(() => {
    if (!isAsked || isWhole) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const page = await office.get<PhotosAnswer>('/api/photos', { finding: findingId });
      if (isWanted) setHeld(page.ok ? page.value.held : 'unknown');
    };
    void ask();
    const timer = setInterval(() => document.visibilityState === 'visible' && void ask(), askEveryMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [findingId, isAsked, isWhole]);
  return held;
}
