/**
 * Dev only (pwa/gallery.html, never an entry of the build): every component in both themes. The part behind "#"
 * names the page; `?theme=dark` and `?scale=2` show it dark and at 200 % text.
 */
import { signal } from '@preact/signals';
import { render } from 'preact';

import './officer.css';
import { Attention, Recap, Saved, SignIn } from './gallery/after.tsx';
import { Case } from './gallery/case.tsx';
import { Desk } from './gallery/desk.tsx';
import { Capture, Find, Home } from './gallery/officer.tsx';
import { Parts } from './gallery/parts.tsx';
import { Dashboard } from './gallery/report.tsx';

const pages = new Map([
  ['parts', Parts],
  ['home', Home],
  ['find', Find],
  ['capture', Capture],
  ['saved', Saved],
  ['recap', Recap],
  ['attention', Attention],
  ['sign-in', SignIn],
  ['desk', Desk],
  ['case', Case],
  ['dashboard', Dashboard],
]);

const shown = signal(location.hash.slice(1));
addEventListener('hashchange', () => {
  shown.value = location.hash.slice(1);
});

const wishes = new URLSearchParams(location.search);
const theme = wishes.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;
document.documentElement.style.fontSize = `${16 * Number(wishes.get('scale') ?? 1)}px`;

function Gallery() {
  const Page = pages.get(shown.value);
  if (Page !== undefined) return <Page />;
  return (
    <ul class="stack">
      {[...pages.keys()].map((name) => (
        <li key={name}>
          <a href={`#${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

render(<Gallery />, document.body);
