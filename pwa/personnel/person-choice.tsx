/** A person out of those the server proposes, or a name typed by hand where there is no account. */
import type { Candidate } from '../../schema/api.ts';
import type { CasePerson } from '../../schema/case.ts';
import { limits } from '../../schema/limits.ts';
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

export type PersonFields = { person: string; name: string; post: string };

const byName = 'name';

/** The nearest is proposed; without any the name is typed. */
export function firstPerson(candidates: readonly Candidate[]): PersonFields {
  return { person: candidates[0]?.accountId ?? byName, name: '', post: '' };
}

/** Null while nobody is chosen or named. */
export function chosenPerson(fields: PersonFields, candidates: readonly Candidate[]): CasePerson | null {
  if (fields.person !== byName && candidates.length > 0)
    return candidates.find((one) => one.accountId === fields.person) ?? null;
  const name = fields.name.trim();
  return name === '' ? null : { accountId: null, name, post: fields.post.trim() === '' ? null : fields.post.trim() };
}

/** One person once, in the order given. */
export function distinct(candidates: readonly (Candidate | CasePerson | null | undefined)[]): Candidate[] {
  const byAccount = new Map<string, Candidate>();
  for (const one of candidates) {
    if (one?.accountId === undefined || one.accountId === null || byAccount.has(one.accountId)) continue;
    byAccount.set(one.accountId, { accountId: one.accountId, name: one.name, post: one.post });
  }
  return [...byAccount.values()];
}

export function PersonChoice(props: {
  label: string;
  candidates: readonly Candidate[];
  fields: PersonFields;
  set: (change: Partial<PersonFields>) => void;
  hasTried: boolean;
  /** Said where there is nobody to choose from. */
  nobody?: string | undefined;
}) {
  const { candidates, fields, set } = props;
  const t = caseText();
  const isTyped = candidates.length === 0 || fields.person === byName;
  const isMissing = props.hasTried && chosenPerson(fields, candidates) === null;
  return (
    <>
      {candidates.length > 0 && (
        <SelectField
          label={props.label}
          value={fields.person}
          onChange={(person) => set({ person })}
          options={[
            ...candidates.map((one) => ({
              value: one.accountId,
              label: one.post === null ? one.name : `${one.name}, ${one.post}`,
            })),
            { value: byName, label: t.act.byName },
          ]}
          error={isMissing && !isTyped ? t.wrong.person : undefined}
        />
      )}
      {isTyped && (
        <>
          <TextField
            label={candidates.length === 0 ? `${props.label}: ${t.act.name.toLowerCase()}` : t.act.name}
            hint={candidates.length === 0 ? props.nobody : undefined}
            value={fields.name}
            onInput={(name) => set({ name })}
            autoCapitalize="words"
            maxLength={limits.nameMax}
            error={isMissing ? t.wrong.name : undefined}
          />
          <TextField
            label={t.act.post}
            optional={commonText().tell.optional}
            value={fields.post}
            onInput={(post) => set({ post })}
            autoCapitalize="words"
            maxLength={limits.lineMax}
          />
        </>
      )}
    </>
  );
}
