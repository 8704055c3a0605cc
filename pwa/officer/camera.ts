/**
 * The camera inside the page: the app stays in front, so the system does not kill it while a photo is taken (F10).
 * Where it cannot be had, the phone's own camera app stands in.
 */

export type CameraState = 'starting' | 'ready' | CameraFault;
export type CameraFault = 'refused' | 'none' | 'failed';

/** What the sensor is asked for: the photo is at most 1,600 px long, and less light is lost without scaling up. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1_920 }, height: { ideal: 1_080 } },
};

/** Shows the camera behind the phone in `video`, and tells how it is. Call the answer to let go of the camera. */
export function startCamera(video: HTMLVideoElement, tell: (state: CameraState) => void): () => void {
  let stream: MediaStream | null = null;
  let isWanted = true;
  tell('starting');
  open(video).then(
    (opened) => {
      stream = opened;
      if (!isWanted) stop(opened);
      else {
        // iOS takes the camera away when another app wants it.
        for (const track of opened.getVideoTracks()) track.addEventListener('ended', () => isWanted && tell('failed'));
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

async function open(video: HTMLVideoElement): Promise<MediaStream> {
  // Not there at all on a page that did not come by https.
  if (!('mediaDevices' in navigator)) throw new DOMException('no cameras here', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
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
