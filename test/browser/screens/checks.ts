// What is asked of every screen: axe finds nothing, nothing scrolls sideways, the keyboard reaches all of it.
import type { Page } from 'playwright-core';
import { startingCatalogue } from '../../../schema/reference/catalogue.ts';
import { words } from './words.ts';

/** Parts that are wider than their place. Rows that are meant to run off the edge have a scroll of their own. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = [
      document.documentElement,
      ...document.querySelectorAll('body, main, #content, dialog[open], dialog[open] .sheet__body'),
    ];
    const isWide = (place: Element): boolean => place.scrollWidth > place.clientWidth + 1;
    return places
      .filter(isWide)
      .map(
        (place) => `${place.localName}.${place.className}#${place.id}: ${place.scrollWidth} in ${place.clientWidth}`,
      );
  });
}

/** Words of a table broken in their middle because its columns are too narrow: seen once breaking is forbidden. */
export async function findBrokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A style element would be refused by the app's own rules, and nothing would ever be found.
    const unbroken = new CSSStyleSheet();
    unbroken.replaceSync('body * { overflow-wrap: normal !important; } .sr { display: none !important; }');
    document.adoptedStyleSheets.push(unbroken);
    const isBroken = (cell: Element): boolean => {
      const inside = document.createRange();
      inside.selectNodeContents(cell);
      const room = cell.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(cell).paddingRight);
      return inside.getBoundingClientRect().right > room + 1;
    };
    const cells = [...document.querySelectorAll(':is(.table, .tree) :is(th, td)')];
    const broken = cells.filter((cell) => cell.closest('.sr') === null && cell.textContent !== '' && isBroken(cell));
    document.adoptedStyleSheets.pop();
    return [...new Set(broken.map((cell) => `broken: ${cell.textContent?.slice(0, 40)}`))];
  });
}

/** Reading twice as large: nothing is wider than the phone, no words are cut off. */
export async function findCutWhenLarge(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const found = [...(await findOverflow(page)), ...(await findCut(page))].map((wrong) => `at 200 %: ${wrong}`);
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const small = [...(await findOverflow(page)), ...(await findSqueezed(page))].map(
    (wrong) => `at 200 %, 320 px: ${wrong}`,
  );
  if (usual !== null) await page.setViewportSize(usual);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return [...found, ...small];
}

/** Head and dock that leave no room for what is between them, or something that lies upon it. */
async function findSqueezed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const place = document.querySelector('.screen .scroll');
    if (place === null || document.querySelector('dialog[open]') !== null) return [];
    const laid = [...place.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky');
    const covered = laid.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
    const isScrolledAsAWhole = getComputedStyle(place).overflowY === 'visible';
    const room = (isScrolledAsAWhole ? innerHeight : place.clientHeight) - covered;
    return room < innerHeight / 3 ? [`${Math.round(room)} px of ${innerHeight} to read in`] : [];
  });
}

/** Words that stand beyond the edge of the window, or of a box that cuts them; what scrolls by itself shows them. */
async function findCut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (place: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(place).overflowX) && !place.matches('main, #content, .sheet__body, dialog');
    const isCut = (node: Node, place: Element): boolean => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const [left, right] = [Math.max(0, place.getBoundingClientRect().left), place.getBoundingClientRect().right];
      return [...range.getClientRects()].some(
        (box) => box.width > 0 && (box.left < left - 1 || box.right > Math.min(right, innerWidth) + 1),
      );
    };
    const walker = document.createTreeWalker(
      document.querySelector('dialog[open]') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const found: string[] = [];
    while (walker.nextNode() !== null) {
      const node = walker.currentNode;
      const words = node.textContent?.trim() ?? '';
      const own = node.parentElement;
      if (words === '' || own === null || own.closest('.sr, option, [hidden]') !== null) continue;
      let place: Element | null = own;
      while (place !== null && !scrolls(place) && getComputedStyle(place).overflowX === 'visible')
        place = place.parentElement;
      if (place === null || scrolls(place) || !isCut(node, place)) continue;
      found.push(`cut off in ${place.localName}.${place.className}: ${words.slice(0, 40)}`);
    }
    return found;
  });
}

/** Tabs once through the page; answers what got no focus, or got it without showing it. */
export async function findUnreachable(page: Page): Promise<string[]> {
  const stops = await page.evaluate(watchFocus);
  // Sent at once, met by the page one after the other.
  await Promise.all(Array.from({ length: stops + 6 }, () => page.keyboard.press('Tab')));
  return page.evaluate(readFocus);
}

type Watch = { wanted: Element[]; reached: Set<Element>; unmarked: Set<Element>; end: AbortController };
declare global {
  interface Window {
    focusWatch?: Watch;
  }
}

/** Runs in the page: starts at its top (or the open dialog's) and counts the stops there should be. */
function watchFocus(): number {
  const isOutlined = ({ outlineStyle, outlineWidth, outlineColor }: CSSStyleDeclaration): boolean =>
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)');
  // A row's link shows it around the whole row, a search field around its box.
  const isMarked = (element: Element): boolean => {
    if (isOutlined(getComputedStyle(element, '::after'))) return true;
    let at: Element | null = element;
    for (let up = 0; at !== null && up < 3; up += 1, at = at.parentElement)
      if (isOutlined(getComputedStyle(at))) return true;
    return false;
  };
  const top = document.querySelector('dialog[open]') ?? document.body;
  const isShown = (element: HTMLElement): boolean =>
    // The second name is the older engines'.
    element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) &&
    element.getClientRects().length > 0 &&
    element.closest('[aria-hidden="true"], [inert], [disabled], .sr') === null;
  const wanted = [
    ...top.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ];
  const end = new AbortController();
  const watch: Watch = { wanted: wanted.filter(isShown), reached: new Set(), unmarked: new Set(), end };
  // The same document has shown the screens before: nobody watches for them any more.
  window.focusWatch?.end.abort();
  window.focusWatch = watch;
  const see = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    watch.reached.add(target);
    if (!isMarked(target)) watch.unmarked.add(target);
  };
  document.addEventListener('focusin', see, { signal: end.signal });
  const start = document.createElement('span');
  start.tabIndex = -1;
  top.prepend(start);
  start.focus();
  start.remove();
  watch.reached.clear();
  watch.unmarked.clear();
  return watch.wanted.length;
}

/** Runs in the page. One of a group of radios is a stop for all of them: the arrows go from one to the next. */
function readFocus(): string[] {
  const watch = window.focusWatch;
  if (watch === undefined) return ['nobody watched'];
  const { wanted, reached, unmarked } = watch;
  const groupOf = (element: Element): Element[] => {
    if (element instanceof HTMLInputElement && element.type === 'radio')
      return wanted.filter((other) => other instanceof HTMLInputElement && other.name === element.name);
    const group = element.closest('[role="radiogroup"], [role="tablist"]');
    return group === null ? [element] : wanted.filter((other) => group.contains(other));
  };
  const named = (element: Element): string =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}`;
  const missed = wanted.filter((element) => !groupOf(element).some((one) => reached.has(one)));
  return [
    ...missed.map((element) => `not reached: ${named(element)}`),
    ...[...unmarked].filter((element) => wanted.includes(element)).map((element) => `no outline: ${named(element)}`),
  ];
}

/**
 * Indonesian words of the app left standing on an English screen: a text that one dictionary has and the other has not.
 * What was noted keeps the words of the catalogue it was noted under, so those are no fault.
 */
export async function findUntranslated(page: Page): Promise<string[]> {
  const english = new Set(textsOf(words.en));
  const noted = new Set(startingCatalogue.map((entry) => entry.nameId));
  const isForeign = (text: string): boolean => text.length > 3 && !english.has(text) && !noted.has(text);
  const onlyIndonesian = textsOf(words.id).filter(isForeign);
  return page.evaluate((wanted) => {
    const known = new Set(wanted);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode() !== null) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (known.has(text) && walker.currentNode.parentElement?.closest('[lang="id"], option') === null)
        found.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label]'))
      if (known.has(element.getAttribute('aria-label') ?? '')) found.push(element.getAttribute('aria-label') ?? '');
    return [...new Set(found)].map((text) => `not translated: ${text}`);
  }, onlyIndonesian);
}

/** Every text of a dictionary that is not made of parts. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}
