/** What a page shows around its content: old, missing or refused answers, waiting, removable filters. */
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Icon } from '../ui/icon.tsx';
import type { FilterWords } from './words.ts';

/** Lines in the place of what is coming, so that nothing jumps; they do not move. */
export function Loading() {
  return (
    <div class="report-loading" role="status">
      <span class="sr">{commonText().tell.loading}</span>
      {lines.map((line) => (
        <i key={line} />
      ))}
    </div>
  );
}
const lines = [0, 1, 2, 3, 4, 5];

/** What the list is narrowed by, each a link to the list without it. */
export function FilterChips(props: { filters: readonly FilterWords[]; without: (filter: FilterWords) => string }) {
  const t = supervisorText().filter;
  if (props.filters.length === 0) return <p class="muted">{t.none}</p>;
  return (
    <ul class="filter-chips" aria-label={t.title}>
      {props.filters.map((filter) => (
        <li key={filter.key}>
          <a class="filter-chip" href={props.without(filter)} aria-label={t.remove(t.pair(filter.label, filter.value))}>
            <span>
              <span class="muted">{filter.label}</span> {filter.value}
            </span>
            <Icon name="close" size={16} />
          </a>
        </li>
      ))}
    </ul>
  );
}
