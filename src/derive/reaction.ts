import type { Reaction } from '../domain/round-file.ts';
import type { EngagementRecord, ReactionRecord } from '../domain/round-record.ts';

/** Adds to a reaction what follows from its engagement, which a damaged file may lack. */
export function deriveReaction(reaction: Reaction, engagement: EngagementRecord | undefined): ReactionRecord {
  const own = engagement?.target_guid === reaction.target_guid ? engagement : undefined;
  return {
    is_combat: own?.kind === 'combat',
    target_is_bot: own?.target_is_bot ?? false,
    // Behind, as in life.ts
    ...reaction,
    target_class: reaction.target_class ?? own?.target_class ?? null,
  };
}
