/** The shell: which screens a person sees, by the state of the device and his role. */
import { useEffect, useRef } from 'preact/hooks';

import type { Role } from '../schema/outcome.ts';
import { SignIn } from './account/sign-in.tsx';
import { StandingNotices } from './account/standing-notices.tsx';
import { account, phase, wantsPin } from './device/device.ts';
import { closeHelp, helpShown } from './help/offer.ts';
import { hushInTime } from './hush.ts';
import { Later, type LoadScreens, fetchAhead } from './later.tsx';
import { partsOf, path } from './route.ts';
import { accountText } from './text/account.ts';
import { firstText } from './text/first.ts';
import { Failed } from './ui/failed.tsx';
import { AppFrame } from './ui/app-frame.tsx';
import { LiveRegion } from './ui/live-region.tsx';
import { Mark } from './ui/mark.tsx';
import { Screen } from './ui/screen.tsx';

const setUp: LoadScreens = async () => (await import('./account/set-up.tsx')).SetUp;
const phone: LoadScreens = async () => (await import('./account/phone.tsx')).Phone;
const lock: LoadScreens = async () => (await import('./account/lock.tsx')).Lock;
const pin: LoadScreens = async () => (await import('./account/set-pin.tsx')).SetPin;
const welcome: LoadScreens = async () => (await import('./help/welcome.tsx')).Welcome;
const handIn: LoadScreens = async () => (await import('./account/hand-in-page.tsx')).HandInPage;
const officer: LoadScreens = async () => (await import('./officer/officer-app.tsx')).OfficerApp;

// While the store is still being read, where the service worker has the file: nothing is fetched over the network for it.
if (navigator.serviceWorker?.controller && /^(?:#\/?)?$|^#\/operation/.test(location.hash)) fetchAhead(officer);

const personnel: LoadScreens = async () => (await import('./personnel/index.tsx')).PersonnelApp;
const supervisor: LoadScreens = async () => (await import('./supervisor/index.tsx')).SupervisorApp;
const admin: LoadScreens = async () => (await import('./admin/index.tsx')).AdminApp;

const byRole: Record<Role, LoadScreens> = {
  officer,
  personnel,
  chief: supervisor,
  head: supervisor,
  leader: supervisor,
  admin,
};

const reportAreas = new Set(['laporan', 'temuan', 'operasi', 'konflik', 'tertahan']);

/** Two rooms are visited: heads and leaders read cases at the desk, the desk reads the report. */
function screensOf(role: Role, where: string): LoadScreens {
  const area = partsOf(where).steps[0] ?? '';
  if (area === 'phone') return where.startsWith('/phone/pin') ? pin : phone;
  if (area === 'serahkan') return handIn;
  if (area === 'tour') return welcome;
  if (area === 'perkara' && (role === 'head' || role === 'leader')) return personnel;
  if (role === 'personnel' && reportAreas.has(area)) return supervisor;
  return byRole[role];
}

hushInTime();

export function App() {
  useTitleAndFocus(path.value, `${phase.value}${wantsPin.value}`);
  const Help = helpShown.value;
  useEffect(closeHelp, [path.value]);
  return (
    <AppFrame notices={<StandingNotices />}>
      <Shown />
      {Help !== null && <Help />}
      <LiveRegion />
    </AppFrame>
  );
}

function Shown() {
  const where = path.value;
  switch (phase.value) {
    case 'starting':
      return <Starting />;
    case 'broken':
      return <Broken />;
    case 'locked':
      return where.startsWith('/sign-in') ? <SignIn /> : <Later load={lock} path={where} />;
    case 'signed-out':
      if (where.startsWith('/accounts')) return <Later load={lock} path={where} />;
      return where.startsWith('/setup') ? <Later load={setUp} path={where} /> : <SignIn />;
    case 'ready': {
      const me = account.value;
      if (wantsPin.value) return <Later key={me?.accountId} load={welcome} path={where} />;
      if (where.startsWith('/sign-in')) return <SignIn again />;
      if (me === null) return <SignIn />;
      // Another tab may have given the phone to somebody else: no screen of the one before stays with what it holds.
      return <Later key={me.accountId} load={screensOf(me.role, where)} path={where} />;
    }
  }
}

/** The store is being read: a moment, so nothing turns. */
function Starting() {
  return (
    <Screen skipLabel={firstText().skip}>
      <div class="hero">
        <Mark size={72} label={firstText().app} />
      </div>
    </Screen>
  );
}

function Broken() {
  const t = accountText();
  return (
    <Screen skipLabel={firstText().skip} title={firstText().app}>
      <Failed
        title={t.brokenTitle}
        text={t.brokenText}
        retry={{ text: firstText().act.retry, onClick: () => location.reload() }}
      />
    </Screen>
  );
}

/**
 * After a change of screen its h1 (or the field it asks for) takes focus, so that a screen reader says where one
 * is; the browser's title follows. Waits for a frame with a heading, since a screen may come as a chunk.
 */
function useTitleAndFocus(where: string, state: string): void {
  const isFirst = useRef(true);
  const screen = where.split('?')[0] ?? '';
  useEffect(() => {
    let frame = 0;
    let left = 60;
    const look = (): void => {
      const heading = document.querySelector('h1');
      left -= 1;
      if (heading === null && left > 0) {
        frame = requestAnimationFrame(look);
        return;
      }
      const app = firstText().app;
      const title = heading?.textContent?.trim() ?? '';
      document.title = title === '' || title === app ? app : `${title} — ${app}`;
      const wanted = document.querySelector<HTMLElement>('main [autofocus], .under [autofocus]') ?? heading;
      const isInDialog = document.activeElement?.closest('dialog') instanceof Element;
      // At the start focus stays where the browser puts it, unless a field asks for it.
      if (!isInDialog && (!isFirst.current || wanted !== heading)) wanted?.focus({ preventScroll: true });
      isFirst.current = false;
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [screen, state]);
}
