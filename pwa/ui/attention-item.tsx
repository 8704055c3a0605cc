import { Icon, type IconName } from './icon.tsx';
import { type Action, Press } from './press.tsx';
import { StateTag } from './state-tag.tsx';

export type Version = {
  key: string;
  title: string;
  note: string;
  facts: readonly { key: string; label: string; value: string; differs: boolean }[];
  /** Equal buttons on both sides: neither version is the app's favourite. */
  use?: { text: string; label: string; onClick: () => void } | undefined;
};

/**
 * Something only a person can settle: what happened in one line, both versions side by side with only
 * the difference marked, then what else can be done. There is no delete.
 */
export function AttentionItem(props: {
  happened: string;
  title: string;
  note: string;
  why?: string | undefined;
  versions?: readonly [Version, Version] | undefined;
  actions?: readonly (Action & { key: string; text: string; icon?: IconName | undefined })[] | undefined;
}) {
  const { versions, actions = [] } = props;
  return (
    <article class="card attention">
      <div class="attention__head">
        <StateTag state="attention" text={props.happened} />
        <h2 class="name">{props.title}</h2>
        <p class="cap muted num">{props.note}</p>
      </div>
      {props.why !== undefined && <p class="attention__why">{props.why}</p>}
      {versions !== undefined && (
        <div class="versus">
          {versions.map((version) => (
            <VersionColumn key={version.key} version={version} />
          ))}
        </div>
      )}
      {actions.length > 0 && (
        <ul class="attention__acts">
          {actions.map((action) => (
            <li key={action.key}>
              <Press href={action.href} onClick={action.onClick}>
                <span>{action.text}</span>
                <Icon name={action.icon ?? 'next'} size={20} />
              </Press>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function VersionColumn(props: { version: Version }) {
  const { version } = props;
  return (
    <div class="version">
      <div>
        <h3>{version.title}</h3>
        <p class="cap muted num">{version.note}</p>
      </div>
      <dl>
        {version.facts.map((fact) => (
          <>
            <dt key={`${fact.key}-label`}>{fact.label}</dt>
            <dd key={fact.key}>{fact.differs ? <mark>{fact.value}</mark> : fact.value}</dd>
          </>
        ))}
      </dl>
      {version.use !== undefined && (
        <button type="button" class="btn btn--quiet" aria-label={version.use.label} onClick={version.use.onClick}>
          {version.use.text}
        </button>
      )}
    </div>
  );
}
