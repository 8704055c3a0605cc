import { useEffect, useState } from 'preact/hooks';

import './invitation.css';
import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import type { OperationFacts } from '../../schema/operation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { commonText } from '../text/common.ts';
import { scanText } from '../text/scan.ts';
import { Sheet } from '../ui/sheet.tsx';
import { useAwake } from './use-awake.ts';

/** The QR code and the code beneath, as large as the screen allows, black on white for the sun; the screen stays on. */
export function InvitationSheet(props: {
  open: boolean;
  onClose: () => void;
  operationId: string;
  facts: OperationFacts | null;
}) {
  const { open, operationId, facts } = props;
  const t = scanText().show;
  const path = invitationPath(operationId, facts);
  const drawn = useDrawn(open, `${location.origin}/#${path}`);
  useAwake(open);
  const code = spokenCodeOf(operationId);
  return (
    <Sheet open={open} onClose={props.onClose} title={t.title} closeLabel={commonText().act.close}>
      <div class="invitation">
        {drawn === 'failed' ? (
          <p class="invitation__none">{t.failed}</p>
        ) : (
          <svg
            class="invitation__code"
            viewBox={drawn === null ? '0 0 1 1' : `0 0 ${drawn.size} ${drawn.size}`}
            role="img"
            aria-label={t.spoken(code.replaceAll(' ', '').split('').join(' '))}
            shape-rendering="crispEdges"
          >
            {drawn !== null && <path d={drawn.path} />}
          </svg>
        )}
        <p class="invitation__letters" aria-hidden="true">
          {code}
        </p>
      </div>
      <p class="muted meta">{t.hint}</p>
      {facts !== null && readInvitation(path)?.facts === null && <p class="muted meta">{t.tooLong}</p>}
    </Sheet>
  );
}

type Drawn = { size: number; path: string };

/** The drawing is made on the phone, by a part of the app that comes when it is wanted. */
function useDrawn(isWanted: boolean, text: string): Drawn | null | 'failed' {
  const [drawn, setDrawn] = useState<{ text: string; as: Drawn | 'failed' } | null>(null);
  useEffect(() => {
    if (!isWanted || drawn?.text === text) return undefined;
    let isOpen = true;
    import('../scan/qr.ts').then(
      ({ drawQr }) => isOpen && setDrawn({ text, as: drawQr(text) }),
      () => isOpen && setDrawn({ text, as: 'failed' }),
    );
    return () => {
      isOpen = false;
    };
  }, [isWanted, text]);
  return drawn?.text === text ? drawn.as : null;
}
