/** What people were told. A form is filled in once; what became of it is on record here, beside all devices and servers. */
import type { Kind } from '../../schema/mutation.ts';
import type { Saved } from '../../pwa/device/types.ts';
import type { Phone, Tab } from './phone.ts';

export type Form = {
  n: number;
  phone: Phone;
  accountId: string;
  kind: Kind;
  body: unknown;
  /** The draft that its photos belong to, and those it names. */
  draft: string | null;
  photos: readonly string[];
  /** Once it was promised. */
  id: string | null;
  /** The tab it is open in; it dies with it. */
  tab: Tab | null;
  /** `open`: not yet answered; `orphaned`: the app died before it answered; `failed`: the phone could not store it. */
  state: 'open' | 'saved' | 'refused' | 'failed' | 'orphaned';
};

export class Saves {
  readonly forms: Form[] = [];
  /** Mutations that somebody was told are saved. */
  readonly promised = new Map<string, Form>();
  /** Promised ones that went with a phone's lost database: counted, since nobody can hold them any more. */
  readonly goneWithPhone = new Set<string>();
  /** Photos that went so, by the finding that names them: the same picture in another's finding is owed as before. */
  readonly photosGone = new Map<string, Set<string>>();

  open(
    phone: Phone,
    tab: Tab,
    accountId: string,
    kind: Kind,
    bodyOf: (n: number) => unknown,
    draft: string | null = null,
  ): Form {
    const n = this.forms.length + 1;
    const body = bodyOf(n);
    const photos = (body as { photos?: string[] }).photos ?? []; // of a finding
    const form: Form = { n, phone, accountId, kind, body, draft, photos, id: null, tab, state: 'open' };
    this.forms.push(form);
    return form;
  }

  again(form: Form, tab: Tab): void {
    form.tab = tab;
    form.state = 'open';
  }

  answered(form: Form, saved: Saved): void {
    form.tab = null;
    if (saved.ok) this.promise(form, saved.id);
    else form.state = saved.why === 'storage' ? 'failed' : 'refused';
  }

  closed(form: Form): void {
    [form.tab, form.state] = [null, 'refused'];
  }

  promise(form: Form, id: string): void {
    form.state = 'saved';
    form.id = id;
    this.promised.set(id, form);
  }

  tabDied(tab: Tab): void {
    for (const form of this.forms) if (form.tab === tab) [form.tab, form.state] = [null, 'orphaned'];
  }

  /** Findings that this person would enter again: the app died under them, or said that it could not store them. */
  unfinished(phone: Phone, accountId: string): Form[] {
    return this.forms.filter(
      (form) =>
        form.phone === phone &&
        form.accountId === accountId &&
        form.kind === 'finding.record' &&
        (form.state === 'orphaned' || form.state === 'failed'),
    );
  }
}

/** In the note of a finding: whose form it was. */
export const markOf = (n: number): string => `#${n};`;
