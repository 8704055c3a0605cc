import type { FirstText } from '../first.ts';
import type { refusals as indonesian } from '../id/first.ts';
import type { Translated } from '../language.ts';

export const refusals: Translated<typeof indonesian> = {
  none: 'Did not refuse',
  identity: 'Refused to be recorded',
  signature: 'Refused to sign',
  unable: 'Cannot sign',
};

export const first: FirstText = {
  app: 'Sidak',
  skip: 'Skip to content',
  state: {
    draft: 'Draft',
    waiting: 'Waiting to send',
    sent: 'Sent',
    attention: 'Needs attention',
    failed: 'Failed',
    onPhone: 'Saved on this phone',
    saved: 'Saved',
  },
  net: {
    contacting: 'Contacting the server…',
    offline: 'Offline',
    online: 'Online',
    offlineSince: (time) => `Offline since ${time}`,
    readyOffline: 'Ready for offline use',
  },
  act: {
    help: 'Help',
    back: 'Back',
    close: 'Close',
    save: 'Save',
    retry: 'Try again',
    scan: 'Scan',
    signIn: 'Sign in',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
  },
  tell: {
    failed: 'Could not be loaded',
    failedHint: 'What was saved is safe.',
  },
  word: {
    operation: 'Operation',
    orderLetterShort: 'SPT',
  },
};
