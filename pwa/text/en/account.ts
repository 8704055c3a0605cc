import type { AccountText } from '../account.ts';

export const account: AccountText = {
  username: 'NIP or user name',
  password: 'Password',
  once: 'Sign in once while there is a signal. After that Sidak opens without one.',
  again: 'The session has ended. Sign in again to send what is saved. Noting goes on meanwhile.',
  purpose:
    'Data are used to enforce and guide the discipline of civil servants under PP 94/2021. Every reading is logged.',
  checking: 'Checking…',
  later: 'Not now',
  known: 'Accounts on this device',
  openPhone: (initials, name) => `${initials}: account of ${name} and this device`,
  brokenTitle: 'The device’s storage cannot be opened',
  brokenText:
    'Nothing in it was deleted. Close all Sidak windows, free some space, restart the device, then open it again. Do not clear the data of the app or browser: notes that are not sent yet are in there.',
  troubleTitle: 'The device’s storage has a problem',
  troubleText:
    'What is noted now may not be kept; entries stay on the screen. Free some space, then open Sidak again. Do not clear the app’s data.',

  wrong: {
    needed: 'Enter user name and password.',
    signIn: 'User name or password is wrong.',
    locked: 'Too many attempts. Try again in 15 minutes.',
    offline: 'The server cannot be reached. Check the signal and try again.',
    busy: 'The server is busy. Try again in a moment.',
    setUpClosed: 'This link is no longer valid, or set-up is already done.',
    other: 'That did not work. Try again.',
  },
};
