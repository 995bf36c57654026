/** What the importer put right; each counts rows or points. */
export interface Corrections {
  /** Lives whose death type became `killed`. */
  readonly death_types: number;
  /** Points at the intermission camera, dropped from lives and engagements. */
  readonly camera_points: number;
  /** Engagements whose written crossfire flag was wrong. */
  readonly crossfires: number;
}

/** What the journal of a file without end marker told of lives and engagements that went on when it ended. */
export interface Recovered {
  readonly lives: number;
  readonly engagements: number;
}
