import { useState } from 'preact/hooks';

import { photos } from '../device/device.ts';
import { useOwnPhotos } from '../photo-urls.ts';
import { commonText } from '../text/common.ts';
import { photoText } from '../text/photo.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { PhotoGrid } from '../ui/photo-grid.tsx';
import { PhotoViewer } from '../ui/photo-viewer.tsx';

/** The photos of an open form: small, large by a tap, taken out with undo. */
export function PhotoStrip(props: { draft: string; hashes: readonly string[]; onChange: () => Promise<void> }) {
  const { draft, hashes, onChange } = props;
  const t = photoText();
  const common = commonText();
  const [at, setAt] = useState<number | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const urls = useOwnPhotos(hashes);
  const labelOf = (n: number): string => t.nth(String(n + 1), String(hashes.length));
  const remove = async (sha256: string): Promise<void> => {
    setAt(null);
    await photos.remove(draft, sha256);
    setRemoved(sha256);
    await onChange();
  };
  const undo = async (sha256: string): Promise<void> => {
    setRemoved(null);
    await photos.putBack(draft, sha256);
    await onChange();
  };
  const shown = at === null ? undefined : hashes[at];
  if (hashes.length === 0 && removed === null) return null;
  return (
    <div class="stack stack--tight block">
      {removed !== null && (
        <Banner
          icon="image"
          actions={
            <Button kind="text" icon="undo" onClick={() => void undo(removed)}>
              {common.act.undo}
            </Button>
          }
          close={{ label: common.act.close, onClick: () => setRemoved(null) }}
        >
          {t.removed}
        </Banner>
      )}
      {hashes.length > 0 && (
        <PhotoGrid
          label={t.title}
          photos={hashes.map((sha256, n) => ({
            key: sha256,
            src: urls.get(sha256) ?? null,
            label: labelOf(n),
            onClick: () => setAt(n),
          }))}
        />
      )}
      <PhotoViewer
        photos={hashes.map((sha256, n) => ({ key: sha256, src: urls.get(sha256) ?? '', label: labelOf(n) }))}
        at={at}
        onMove={setAt}
        onClose={() => setAt(null)}
        words={{ close: common.act.close, previous: t.previous, next: t.next }}
        action={
          shown !== undefined && (
            <Button kind="text" onClick={() => void remove(shown)}>
              {t.remove}
            </Button>
          )
        }
      />
    </div>
  );
}
