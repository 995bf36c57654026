import { render } from 'ink';
import { App } from './app.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import type { Screen } from './screen.ts';
import type { Shell } from './shell.ts';

/** Draws the shell on the screen and gives it the keys of `stdin`; returns what ends that. */
export function renderShell(
  shell: Shell,
  screen: Screen,
  stdin: NodeJS.ReadStream,
  onCrash: (error: unknown) => void,
): () => void {
  const app = render(
    <CrashBoundary onCrash={onCrash}>
      <App shell={shell} screen={screen} />
    </CrashBoundary>,
    {
      // ink writes whole frames under `debug`, which is what the screen wants; it is as much of a stream as ink uses
      debug: true,
      stdout: screen as unknown as NodeJS.WriteStream,
      stdin,
      exitOnCtrlC: false,
      patchConsole: false,
    },
  );
  return () => app.unmount();
}
