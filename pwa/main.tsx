/** Starts the device and draws the app. */
import './ui/officer.css';
import './ui/theme.ts';
import { render } from 'preact';

import { listenForInstall } from './account/install.ts';
import { watchShell } from './account/shell-ready.ts';
import { App } from './app.tsx';
import { start } from './device/device.ts';
import { helpOffer } from './help/offer.ts';
import { textReady } from './text/language.ts';
import { offerHelp } from './ui/help-slot.ts';

listenForInstall();
watchShell();
offerHelp(helpOffer);
// No await at the top level: chunks loaded on demand may import this one, and would wait for it while it waits for them.
void open();

async function open(): Promise<void> {
  const starting = start();
  // A choice of English is honoured from the first screen on.
  await textReady();
  const root = document.getElementById('app');
  if (root !== null) render(<App />, root);
  await starting;
}
