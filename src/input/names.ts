/** How names of round files end: `.part` behind that of a file that its tracker writes, or did not come to end. */
const ROUND_FILE = /_engagements\.txt(?:\.part)?(?:\.(?:gz|zst))?$/;
/** Archives by their names; what a file that is opened is tell its bytes. */
const ARCHIVE = /\.(?:tar|tar\.\w+|tgz|zip|7z|rar)$/i;
const COMPRESSION = /\.(?:gz|zst)$/;

/** That what was searched holds none. */
export function noRoundFile(place: string): string {
  return `no file named *_engagements.txt (or .part, .gz, .zst behind it) in ${place}`;
}

/** Whether a file of that name is taken for a round's. */
export function isRoundFile(name: string): boolean {
  return ROUND_FILE.test(name);
}

/** The name that a file had before it was compressed. */
export function unpackedName(name: string): string {
  return name.replace(COMPRESSION, '');
}

/** The name that the finished, unpacked file of the same recording has. */
export function finishedName(name: string): string {
  return unpackedName(name).replace(/\.part$/, '');
}

/** Whether a file of that name is taken for an archive where none is opened. */
export function isArchive(name: string): boolean {
  return ARCHIVE.test(name);
}
