/** How this browser lets an app be put on the home screen. Pure. */

/**
 * `prompt`: the browser asks at a tap. `share`: iPhone and iPad, by the share sheet. `elsewhere`: a browser inside
 * another iOS app, which cannot. `menu`: by the browser's own menu.
 */
export type InstallWay = 'prompt' | 'share' | 'elsewhere' | 'menu';

/** `touchPoints`: an iPad calls itself a Mac and is told apart by its screen. */
export function installWayOf(browser: { userAgent: string; touchPoints: number; canAsk: boolean }): InstallWay {
  const { userAgent, touchPoints, canAsk } = browser;
  if (canAsk) return 'prompt';
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
  if (!isIos) return 'menu';
  // Safari and the browsers that Apple lets offer the share sheet name themselves; a web view inside a chat app does not.
  return /Safari\/|CriOS|FxiOS|EdgiOS/.test(userAgent) && !/FBAN|FBAV|Instagram|Line\//.test(userAgent)
    ? 'share'
    : 'elsewhere';
}
