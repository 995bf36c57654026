import { CommandHelp, Help } from '@oclif/core/help';

/** A command's help with the flags that every command has after its own. */
class ProxCommandHelp extends CommandHelp {
  protected override groupFlags(
    flags: Parameters<CommandHelp['groupFlags']>[0],
  ): ReturnType<CommandHelp['groupFlags']> {
    const { flagGroups, mainFlags } = super.groupFlags(flags);
    const { GLOBAL = [], ...own } = flagGroups;
    return { flagGroups: { ...own, GLOBAL }, mainFlags };
  }
}

/** What `prox COMMAND --help` prints. */
export class ProxHelp extends Help {
  protected override CommandHelpClass = ProxCommandHelp;
}
