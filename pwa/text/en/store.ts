import type { StoreText } from '../store.ts';

export const store: StoreText = {
  lostTitle: 'Sidak’s data on this device were deleted',
  lostKnown: (count, since) => `${count} unsent notes went with them, the oldest from ${since}.`,
  lostNone: (when) => `As of ${when} everything had been sent; what was noted later may be lost.`,
  lostUnknown: 'What was noted after the last contact with the server may be lost.',
  lostDo: 'Compare the list of findings; note again what is missing, or hand in a rescue file.',
  lostTold: 'The admin has been told.',
  lostToTell: 'The admin will be told once there is a signal.',
  lostRead: 'I understand',

  title: 'Storage',
  promise: 'Promise of the browser',
  promiseYes: 'Not deleted automatically',
  promiseNo: 'May be deleted when the phone runs out of space',
  promiseNoHint: 'Put Sidak on the home screen so that the browser promises it, and send as often as possible.',
  room: 'Space left',
  roomUnknown: 'the browser does not say',
  unsent: 'Not sent yet',
  unsentNone: 'nothing',
  unsentSince: (count, when) => `${count}, the oldest from ${when}`,
  photos: 'Photos not sent yet',
  version: 'App version',
  lowTitle: 'The phone is nearly full',
  lowText: 'Delete files or apps you do not need, so that photos can still be taken.',
  fullTitle: 'No space left for photos',
  fullText: 'Findings without a photo are still saved. Delete files or apps you do not need.',
};
