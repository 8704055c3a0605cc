/** Starts the device and draws the app. */
import './ui/officer.css';
import './ui/theme.ts';
import { render } from 'preact';

import { listenForInstall } from './account/install.ts';
import { watchShell } from './account/shell-ready.ts';
import { App } from './app.tsx';
import { start } from './device/device.ts';
import { textReady } from './text/language.ts';

listenForInstall();
watchShell();
const starting = start();
// A choice of English is honoured from the first screen on.
await textReady();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
await starting;
