/**
 * The camera inside the page: the app stays in front, so the system does not kill it while a photo is taken (F10).
 * Where it cannot be had, the phone's own camera app stands in.
 */

export type CameraState = 'starting' | 'ready' | CameraFault;
export type CameraFault = 'refused' | 'none' | 'failed';

/** What the sensor is asked for: the photo is at most 1,600 px long, and less light is lost without scaling up. */
const size = { width: { ideal: 1_920 }, height: { ideal: 1_080 } };

/** `deviceId`: one of several; without it the one at the back. `opened` is told the track that is shown. */
export type CameraChoice = { deviceId?: string | null; opened?: (track: MediaStreamTrack) => void };

/** Shows the camera behind the phone in `video`, and tells how it is. Call the answer to let go of the camera. */
export function startCamera(
  video: HTMLVideoElement,
  tell: (state: CameraState) => void,
  choice: CameraChoice = {},
): () => void {
  let stream: MediaStream | null = null;
  let isWanted = true;
  tell('starting');
  open(video, choice.deviceId ?? null).then(
    (opened) => {
      stream = opened;
      if (!isWanted) stop(opened);
      else {
        // iOS takes the camera away when another app wants it.
        for (const track of opened.getVideoTracks()) track.addEventListener('ended', () => isWanted && tell('failed'));
        const [track] = opened.getVideoTracks();
        if (track !== undefined) choice.opened?.(track);
        tell('ready');
      }
    },
    (error: unknown) => {
      if (isWanted) tell(faultOf(error));
    },
  );
  return () => {
    isWanted = false;
    if (stream !== null) stop(stream);
    video.srcObject = null;
  };
}

/** Ids of the cameras here. Browsers tell them only once one may be used. */
export async function camerasHere(): Promise<string[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map((one) => one.deviceId);
  } catch {
    return [];
  }
}

/** Whether this camera has a lamp that the page may switch. Not in every browser's capabilities, nor in TypeScript's. */
export function hasTorch(track: MediaStreamTrack): boolean {
  const abilities: Readonly<Record<string, unknown>> = 'getCapabilities' in track ? { ...track.getCapabilities() } : {};
  const torch = abilities['torch'];
  return torch === true || (Array.isArray(torch) && torch.includes(true));
}

/** Whether the lamp now is as wished; a phone that is too hot refuses. */
export async function switchTorch(track: MediaStreamTrack, isOn: boolean): Promise<boolean> {
  const wish: MediaTrackConstraintSet & { torch: boolean } = { torch: isOn };
  return track.applyConstraints({ advanced: [wish] }).then(
    () => true,
    () => false,
  );
}

async function open(video: HTMLVideoElement, deviceId: string | null): Promise<MediaStream> {
  // Not there at all on a page that did not come by https.
  if (!('mediaDevices' in navigator)) throw new DOMException('no cameras here', 'NotFoundError');
  const which = deviceId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { ideal: deviceId } };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
  video.srcObject = stream;
  await video.play();
  return stream;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed';
}
