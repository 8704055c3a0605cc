/** Before anything is kept here: on an iPhone the app on the home screen has a store of its own. */
import { install } from '../account/install.ts';
import { installWay, InstallGains, InstallSteps } from '../account/install-ways.tsx';
import { commonText } from '../text/common.ts';
import { phoneText } from '../text/phone.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Mark } from '../ui/mark.tsx';
import { Screen } from '../ui/screen.tsx';

/** Places on the drawn home screen; the app stands on one of them. */
const places = 12;
const ours = 5;

export function InstallStep(props: { onEnd: () => void }) {
  const t = phoneText().install;
  const way = installWay();
  return (
    <Screen
      skipLabel={commonText().skip}
      isHelped
      dock={
        <Dock column bare>
          {way === 'prompt' ? (
            <Button kind="primary" icon="download" onClick={() => void install().then(props.onEnd)}>
              {t.action}
            </Button>
          ) : (
            <Button kind="primary" onClick={props.onEnd}>
              {t.done}
            </Button>
          )}
          <Button onClick={props.onEnd}>{commonText().act.later}</Button>
        </Dock>
      }
    >
      <section class="install">
        <div class="install__home" aria-hidden="true">
          {Array.from({ length: places }, (_, at) =>
            at === ours ? (
              <span key={at} class="install__app">
                <Mark size={60} />
                {commonText().app}
              </span>
            ) : (
              <span key={at} class="install__place" />
            ),
          )}
        </div>
        <div class="install__sheet">
          <h1 tabIndex={-1}>{t.title}</h1>
          <InstallGains />
          <InstallSteps way={way} />
        </div>
      </section>
    </Screen>
  );
}
