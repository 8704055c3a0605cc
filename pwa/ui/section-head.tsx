import { type Action, Press } from './press.tsx';

/** Heading of a part of a phone screen, with at most one link at its end. */
export function SectionHead(props: { title: string; more?: (Action & { text: string }) | undefined }) {
  const { more } = props;
  return (
    <div class="section-head">
      <h2>{props.title}</h2>
      {more !== undefined && (
        <Press href={more.href} onClick={more.onClick}>
          {more.text}
        </Press>
      )}
    </div>
  );
}

/** Heading of a group of rows, with its count. */
export function GroupHead(props: { title: string; count?: string | undefined }) {
  return (
    <h2 class="group-head">
      {props.title}
      {props.count !== undefined && <span>{props.count}</span>}
    </h2>
  );
}
