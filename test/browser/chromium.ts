// The Chromium that tests drive.
import { type Browser, chromium } from 'playwright-core';
import { findProgram, windowsPlaces } from './find-program.ts';

export const CHROMIUM_FLAGS = [
  // Containers and root accounts cannot make Chromium's own sandbox; the pages are ours.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that shows a moving figure, and no question whether it may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export function findChromium(): string {
  return findProgram({
    title: 'Chromium or Chrome',
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windowsPlaces('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
    debian: 'chromium',
  });
}

/** `film`: what the fake camera shows instead of its moving figure; read anew each time the camera is opened. */
export async function launchChromium(film?: string): Promise<Browser> {
  const played = film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, ...played] });
}
