/** A command of a server's cfg file: its words without their quotes. */
export interface CfgCommand {
  readonly line: number;
  readonly words: readonly string[];
}

/** A line break, a separator of commands, a comment, a word in quotes (that a line's end closes), or a word. */
const TOKEN = /\n|;|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"([^"\n]*)"?|(?:(?!\/\/|\/\*)[^\s;"])+/g;

/** The commands of a cfg file, read as the engine does (cmd.c: Cbuf_Execute, Cmd_TokenizeString). */
export function cfgCommands(text: string): readonly CfgCommand[] {
  const commands: CfgCommand[] = [];
  let line = 1;
  let words: string[] = [];
  const end = () => {
    if (words.length > 0) commands.push({ line, words });
    words = [];
  };
  for (const [token, quoted] of text.matchAll(TOKEN)) {
    if (token === '\n' || token === ';') end();
    else if (!token.startsWith('//') && !token.startsWith('/*')) words.push(quoted ?? token);
    line += token.split('\n').length - 1;
  }
  end();
  return commands;
}
