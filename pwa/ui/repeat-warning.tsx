/** Said at once when the person was noted before. It advises; nothing is chosen by it silently. */
export function RepeatWarning(props: {
  /** "2×", and how it is spoken: "2 kali". */
  count: string;
  spokenCount: string;
  title: string;
  past: readonly { key: string; date: string; place: string; action: string }[];
  /** When there are more than are known one by one. */
  more?: string | undefined;
  /** Shows the rest, or folds it again. */
  fold?: { text: string; isOpen: boolean; onClick: () => void } | undefined;
  suggestion?: { lead: string; text: string } | undefined;
  basis?: string | undefined;
  asOf: string;
}) {
  const { suggestion, fold } = props;
  return (
    <div class="repeat" role="alert">
      <div class="repeat__count" aria-hidden="true">
        {props.count}
      </div>
      <div class="repeat__say">
        <h2>
          <span class="sr">{props.spokenCount} </span>
          {props.title}
        </h2>
        <ol>
          {props.past.map((offence) => (
            <li key={offence.key}>
              <b class="num">{offence.date}</b>, {offence.place}
              <span>{offence.action}</span>
            </li>
          ))}
          {props.more !== undefined && <li>{props.more}</li>}
        </ol>
        {fold !== undefined && (
          <button type="button" class="btn btn--text" aria-expanded={fold.isOpen} onClick={fold.onClick}>
            {fold.text}
          </button>
        )}
        <div class="repeat__next">
          {suggestion !== undefined && (
            <p>
              {suggestion.lead} <b>{suggestion.text}</b>
            </p>
          )}
          {props.basis !== undefined && <p class="cap muted">{props.basis}</p>}
          <p class="cap muted">{props.asOf}</p>
        </div>
      </div>
    </div>
  );
}
