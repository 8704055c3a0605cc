/** What an app on the home screen gives, and how to get there in this browser. */
import { phoneText } from '../text/phone.ts';
import { FactRow } from '../ui/fact-row.tsx';
import { canInstall } from './install.ts';
import { type InstallWay, installWayOf } from './install-way.ts';

export function installWay(): InstallWay {
  const { userAgent, maxTouchPoints } = navigator;
  return installWayOf({ userAgent, touchPoints: maxTouchPoints, canAsk: canInstall.value !== null });
}

export function InstallGains() {
  const t = phoneText().install;
  return (
    <div>
      <FactRow icon="wifi-off">{t.offline}</FactRow>
      <FactRow icon="shield">{t.safe}</FactRow>
      <FactRow icon="on-phone">{t.tap}</FactRow>
    </div>
  );
}

/** Steps where the browser does not ask by itself; nothing where a button does it. */
export function InstallSteps(props: { way: InstallWay }) {
  const t = phoneText().install;
  if (props.way === 'prompt') return null;
  if (props.way === 'menu') return <p class="muted cap">{t.menu}</p>;
  const steps = props.way === 'elsewhere' ? [t.safariFirst, ...t.steps] : t.steps;
  return (
    <>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="muted cap">{t.whyIphone}</p>
    </>
  );
}
