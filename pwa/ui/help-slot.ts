/** How a frame offers help on the screen it holds: words and deed come from the app, since parts hold none. */
export type HelpOffer = { label: string; open: () => void };

let offer: () => HelpOffer | null = () => null;

/** Null while there is nothing to help with. Reads signals: a button is drawn anew when the language changes. */
export const helpOffered = (): HelpOffer | null => offer();

export function offerHelp(next: () => HelpOffer | null): void {
  offer = next;
}
