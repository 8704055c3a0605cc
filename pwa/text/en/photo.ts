import type { PhotoText } from '../photo.ts';

/** English tells one from several. */
const photos = (count: string): string => (count === '1' ? '1 photo' : `${count} photos`);

export const photo: PhotoText = {
  title: 'Photos',
  count: photos,
  nth: (n, total) => `Photo ${n} of ${total}`,
  previous: 'Photo before',
  next: 'Next photo',
  pending: (count) => `${photos(count)} to follow`,
  pendingHint: 'Still on the officer’s phone. Shown here once sent.',
  pendingOne: 'Photo to follow',
  unreadable: 'The photo could not be loaded',
  needsNetwork: 'The photo is on the server. It needs a connection.',
  waiting: (count) => `${photos(count)} waiting to be sent`,
  waitingOne: 'Waiting to be sent',

  take: 'Take a photo',
  takenSoFar: (count, most) => `Photo ${count} of ${most}`,
  taken: (count) => `Photo ${count} saved on the phone`,
  gallery: 'Gallery',
  phoneCamera: 'Phone’s camera',
  starting: 'Opening the camera…',
  keeping: 'Saving the photo…',
  enough: (most) => `There are ${most} photos already. Take one out to put another in.`,
  camera: {
    refused: 'The browser does not allow the camera. Use the phone’s camera or choose from the gallery.',
    none: 'No camera found. Choose a photo from the gallery.',
    failed: 'Another app is using the camera. Use the phone’s camera or choose from the gallery.',
  },
  fault: {
    unreadable: 'That file is no picture that can be read. Choose a JPEG or PNG.',
    full: 'The phone is nearly full, so no photo was taken. Delete other files. The finding can still be saved.',
    storage: 'The photo is not saved yet. Try once more.',
  },
  low: 'The phone is running out of room. Delete files you do not need.',
  remove: 'Take the photo out',
  removed: 'Photo taken out',
};
