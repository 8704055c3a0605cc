import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** `what`: the violation, with or without what was done about it. */
export type Offence = { key: string; date: string; place: string; what: string };

/** Said at once when the person was noted before. It advises; nothing is chosen by it silently. */
export function RepeatWarning(props: {
  /** "2×", and how it is spoken: "2 kali". */
  count: string;
  spokenCount: string;
  title: string;
  past: readonly Offence[];
  /** Noted in this very operation already: said first, with the way there. */
  here?: { title: string; offence: Offence; note: string; see: { text: string; href: string } } | undefined;
  /** When there are more than are known one by one. */
  more?: string | undefined;
  /** The title shows the rest, or folds it again. */
  fold?: { isOpen: boolean; onClick: () => void } | undefined;
  suggestion?: { lead: string; text: string } | undefined;
  basis?: string | undefined;
  /** Nothing where the phone knows no past of this kind of person. */
  asOf?: string | undefined;
}) {
  const { suggestion, fold, here, past, more } = props;
  const hasPast = past.length > 0 || more !== undefined;
  const spoken = <span class="sr">{props.spokenCount} </span>;
  return (
    <div class="repeat" role="alert">
      <div class="repeat__count" aria-hidden="true">
        {props.count}
      </div>
      <div class="repeat__say">
        {here !== undefined && (
          <>
            <div class="repeat__here">
              <h2>
                {spoken}
                {here.title}
              </h2>
              <Press class="btn btn--text" href={here.see.href}>
                {here.see.text}
              </Press>
            </div>
            <Past offences={[here.offence]} />
            <p class="cap muted">{here.note}</p>
          </>
        )}
        {hasPast && (
          <div class={here === undefined ? undefined : 'repeat__next'}>
            <h2>
              {here === undefined && spoken}
              {fold === undefined ? (
                props.title
              ) : (
                <button type="button" class="repeat__fold" aria-expanded={fold.isOpen} onClick={fold.onClick}>
                  {props.title}
                  <Icon name="down" size={17} />
                </button>
              )}
            </h2>
            <Past offences={past} more={more} />
          </div>
        )}
        {(suggestion !== undefined || props.asOf !== undefined) && (
          <div class="repeat__next">
            {suggestion !== undefined && (
              <p>
                {suggestion.lead} <b>{suggestion.text}</b>
              </p>
            )}
            {props.basis !== undefined && <p class="cap muted">{props.basis}</p>}
            {props.asOf !== undefined && <p class="cap muted">{props.asOf}</p>}
          </div>
        )}
      </div>
    </div>
  );
}

function Past(props: { offences: readonly Offence[]; more?: string | undefined }) {
  return (
    <ol>
      {props.offences.map((offence) => (
        <li key={offence.key}>
          <b class="num">{offence.date}</b>, {offence.place}
          <span>{offence.what}</span>
        </li>
      ))}
      {props.more !== undefined && <li>{props.more}</li>}
    </ol>
  );
}
