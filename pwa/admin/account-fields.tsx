/** The fields that a new account and a changed one have in common. */
import { limits } from '../../schema/limits.ts';
import { type Role, roles } from '../../schema/outcome.ts';
import { revision } from '../device/device.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { roleWord, unitRuleOf } from './role-words.ts';
import { unitOptions, unitRows } from './units.ts';
import type { Form } from './use-form.ts';

export type AccountFields = { name: string; role: Role; unitId: string; post: string };

/** As the server takes it; null while something is missing. */
export function accountOf({ name, role, unitId, post }: AccountFields) {
  const rule = unitRuleOf(role);
  const unit = rule === 'none' || unitId === '' ? null : unitId;
  if (name.trim() === '' || (rule === 'needed' && unit === null)) return null;
  return { name: name.trim(), role, unitId: unit, post: post.trim() === '' ? null : post.trim() };
}

export function AccountFieldset<F extends AccountFields>(props: {
  form: Form<F>;
  set: (change: Partial<AccountFields>) => void;
}) {
  const { fields, hasTried } = props.form;
  const t = adminText().account;
  const rule = unitRuleOf(fields.role);
  const units = unitRows(revision.value);
  return (
    <>
      <TextField
        label={t.name}
        value={fields.name}
        onInput={(name) => props.set({ name })}
        autoCapitalize="words"
        maxLength={limits.nameMax}
        error={hasTried && fields.name.trim() === '' ? t.nameNeeded : undefined}
      />
      <TextField
        label={t.post}
        optional={commonText().tell.optional}
        value={fields.post}
        onInput={(post) => props.set({ post })}
        autoCapitalize="words"
        maxLength={limits.lineMax}
      />
      <RadioList<Role>
        label={t.role}
        value={fields.role}
        onChange={(role) => props.set({ role })}
        options={roles.map((role) => ({ value: role, label: roleWord(role), hint: t.roleHint[role] }))}
      />
      {rule !== 'none' && (
        <SelectField
          label={t.unit}
          hint={rule === 'allowed' ? t.unitHint : undefined}
          value={fields.unitId}
          onChange={(unitId) => props.set({ unitId })}
          placeholder={rule === 'allowed' ? adminText().accounts.wholeRegency : t.unitChoose}
          options={unitOptions(units, fields.unitId)}
          error={hasTried && rule === 'needed' && fields.unitId === '' ? t.unitNeeded : undefined}
        />
      )}
    </>
  );
}
