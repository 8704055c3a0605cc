/**
 * A form of the desk: its fields survive idling and reloading (kept as a draft on the device until the mutation is
 * saved), no update of the app takes over while it is filled in, and what the rules refuse stays in it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Body, Kind } from '../../schema/mutation.ts';
import { drafts, holdForm, save, type Saved } from '../device/device.ts';
import { draftWriter } from '../draft-writer.ts';
import { caseText } from '../text/case.ts';
import { focusWrong } from '../ui/focus-wrong.ts';
import { announce } from '../ui/live-region.tsx';

/** All fields are texts as typed or chosen. */
export type Fields<F> = { [Key in keyof F]: string };

export type CaseForm<F extends Fields<F>> = {
  fields: F;
  set: (change: Partial<F>) => void;
  /** Somebody has tried to save it: mistakes are named from now on. */
  hasTried: boolean;
  isBusy: boolean;
  /** Why the last saving failed, in words. */
  problem: string | null;
  /** `body` null: something is missing, and the fields say what. Gives the mutation's id once it is durable. */
  submit: <K extends Kind>(kind: K, body: Body<K> | null) => Promise<string | null>;
};

export function useCaseForm<F extends Fields<F>>(key: string, initial: F): CaseForm<F> {
  const [typed, setTyped] = useState<Partial<F>>({});
  const [hasTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const release = useRef<(() => void) | null>(null);
  const [writes] = useState(draftWriter);
  useEffect(() => {
    let isWanted = true;
    void drafts.get(key).then((kept) => {
      if (isWanted) setTyped((now) => ({ ...knownFields(kept, initial), ...now }));
    });
    return () => {
      isWanted = false;
      release.current?.();
      release.current = null;
    };
  }, [key]);
  return {
    fields: { ...initial, ...typed },
    hasTried,
    isBusy,
    problem,
    set: (change) => {
      release.current ??= holdForm();
      const next = { ...typed, ...change };
      setTyped(next);
      writes.put(key, next);
    },
    submit: async (kind, body) => {
      setTried(true);
      if (body === null) {
        focusWrong('form.act');
        return null;
      }
      setBusy(true);
      const saved = await writes.ending(() => save(kind, body, { draft: key }));
      setBusy(false);
      setProblem(saved.ok ? null : refusedWords(saved));
      if (!saved.ok) return null;
      release.current?.();
      release.current = null;
      setTyped({});
      setTried(false);
      announce(caseText().saved.waiting);
      return saved.id;
    },
  };
}

/** A draft of an older app may have other fields; only texts of ours are taken. */
function knownFields<F extends Fields<F>>(kept: unknown, initial: F): Partial<F> {
  if (typeof kept !== 'object' || kept === null) return {};
  const known = Object.entries(kept).filter(([name, value]) => name in initial && typeof value === 'string');
  // Its names are those of `initial`, its values texts: that is what F says.
  return Object.fromEntries(known) as Partial<F>;
}

/** What was refused, in words: the rule's, or that the device could not write. */
export function refusedWords(saved: Exclude<Saved, { ok: true }>): string {
  if (saved.why === 'storage') return caseText().saved.storage;
  return codeWords(saved.why);
}

export function codeWords(code: string): string {
  const words: Partial<Record<string, string>> = stringsOf(caseText().refused);
  return words[code] ?? caseText().refused.other(code);
}

function stringsOf(texts: object): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string'));
}
