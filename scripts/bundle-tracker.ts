import path from 'node:path';
import ts from 'typescript';
import * as tstl from 'typescript-to-lua';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist/proximity_tracker.lua');

/**
 * The tracker in lua/ as one Lua text, to go behind its table of options. Takes seconds. Throws on any diagnostic:
 * typescript-to-lua only warns of what Lua does otherwise.
 */
export function bundleTracker(): string {
  const { options, fileNames, errors } = tstl.parseConfigFileWithSystem(path.join(ROOT, 'tsconfig.lua.json'), {
    luaBundle: OUT,
    luaBundleEntry: path.join(ROOT, 'lua/tracker.ts'),
  });
  let text = '';
  const { diagnostics } = tstl.transpileFiles(fileNames, options, (name, content) => {
    if (name === OUT) text = content;
  });
  for (const { messageText, file, start } of [...errors, ...diagnostics]) {
    const line = (file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0) + 1;
    throw new Error(`${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  }
  return text;
}
