/** The admin's pages: accounts, devices, roster, units, catalogue, calendar, settings. */
import './admin.css';
import '../personnel/desk.css';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Empty } from '../ui/empty.tsx';
import { AccountNew } from './account-new.tsx';
import { AccountPage } from './account-page.tsx';
import { Accounts } from './accounts.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AttentionPage } from './attention-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { Catalogue } from './catalogue.tsx';
import { Devices } from './devices.tsx';
import { EntryPage } from './entry-page.tsx';
import { RosterPage } from './roster-page.tsx';
import { Settings } from './settings.tsx';
import { Start } from './start.tsx';
import { UnitImportPage } from './unit-import-page.tsx';
import { Units } from './unit-list.tsx';
import { UnitNew, UnitPage } from './unit-page.tsx';
import { hrefs, wayOf } from './ways.ts';

/** `path`: the address behind '#'. */
export function AdminApp(props: { path: string }) {
  const way = wayOf(props.path);
  switch (way.page) {
    case 'start':
      return <Start />;
    case 'attention':
      return <AttentionPage />;
    case 'roster':
      return <RosterPage />;
    case 'accounts':
      return <Accounts />;
    case 'account-new':
      return <AccountNew />;
    case 'account':
      return <AccountPage key={way.id} id={way.id} />;
    case 'devices':
      return <Devices />;
    case 'catalogue':
      return <Catalogue list={way.list} />;
    case 'entry-new':
      return <EntryPage key={way.list} list={way.list} />;
    case 'entry':
      return <EntryPage key={`${way.list} ${way.code}`} list={way.list} code={way.code} />;
    case 'units':
      return <Units />;
    case 'units-import':
      return <UnitImportPage />;
    case 'unit-new':
      return <UnitNew parentId={way.parentId} />;
    case 'unit':
      return <UnitPage key={way.id} id={way.id} />;
    case 'calendar':
      return <CalendarPage year={way.year} />;
    case 'settings':
      return <Settings />;
    case 'unknown':
      return <NoSuchPage />;
  }
}

function NoSuchPage() {
  const t = commonText().tell;
  return (
    <AdminFrame place={null} title={t.notFound}>
      <Empty icon="search" title={t.notFound} action={{ text: adminText().nav.start, href: hrefs.start }} />
    </AdminFrame>
  );
}
