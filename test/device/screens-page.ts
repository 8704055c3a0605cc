/// <reference types="vite/client" />
/** In the browser: the app itself over the engine of page.ts, as an officer has it on his phone. */
import './page.ts';
import { h, render } from 'preact';
import { App } from '../../pwa/app.tsx';
import { KeepSheet, type useSettling } from '../../pwa/officer/settling.tsx';
import { saveFile } from '../../pwa/save-file.ts';
import '../../pwa/ui/field-icons.ts';

declare global {
  interface Window {
    /** Draws the app at that address. */
    shows: (path: string) => void;
    /** Draws the question why the other version is right, about the conflict of that mutation. */
    asksWhy: (mutationId: string) => void;
    saveFile: typeof saveFile;
  }
}

window.shows = (path) => {
  location.hash = path;
  render(h(App, {}), document.body.appendChild(document.createElement('div')));
};

let sheet: HTMLElement | null = null;
window.asksWhy = (mutationId) => {
  const settling = { asked: { mutation: { id: mutationId } } } as unknown as ReturnType<typeof useSettling>; // all that is drawn
  sheet ??= document.body.appendChild(document.createElement('div'));
  render(h(KeepSheet, { settling }), sheet);
};
window.saveFile = saveFile;
