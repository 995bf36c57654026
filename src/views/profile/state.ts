/** What the profile shows. */
export interface ProfileState {
  /** A GUID, or a name; null is the player of the scope. */
  readonly argument: string | null;
  /** Which of the sections is walked through. */
  readonly section: number;
  readonly selected: number;
  readonly top: number;
  /** How many samples make others count in a rank, and him have one. */
  readonly min_samples: number;
  /** Whether figures that tables leave out are shown. */
  readonly details: boolean;
}

/** How the profile opens on a player. */
export function open(argument: string | null): ProfileState {
  return { argument, section: 0, selected: 0, top: 0, min_samples: 5, details: false };
}
