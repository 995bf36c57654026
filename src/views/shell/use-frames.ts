import { useEffect, useState } from 'react';
import type { Shell } from './shell.ts';

const FRAME_MS = 1000 / 30;

/** Draws the component anew after changes of the shell: at once after a pause, else 30 times a second. */
export function useFrames(shell: Shell): void {
  const [, setFrame] = useState(0);
  useEffect(() => {
    let drawn = 0;
    let due: NodeJS.Timeout | null = null;
    const draw = (): void => {
      due = null;
      drawn = performance.now();
      setFrame((frame) => frame + 1);
    };
    const stop = shell.subscribe(() => {
      if (due !== null) return;
      const wait = drawn + FRAME_MS - performance.now();
      if (wait <= 0) draw();
      else due = setTimeout(draw, wait);
    });
    return () => {
      stop();
      if (due !== null) clearTimeout(due);
    };
  }, [shell]);
}
