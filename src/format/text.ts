function replaced(text: string, unwanted: string): string {
  return text.indexOf(unwanted) < 0 ? text : text.replaceAll(unwanted, '_');
}

/** Text that stays on its line: CR, LF and NUL become `_`. */
export function lineText(text: string): string {
  return replaced(replaced(replaced(text, '\n'), '\r'), '\0');
}

/** A player's name as a cell: as it is, but for `;` and what `lineText` replaces. */
export function nameText(name: string): string {
  return replaced(lineText(name), ';');
}

/**
 * A GUID or a word of the map's as a cell. Lists and lines have their separators in it replaced too, and `#`, which
 * would make a comment of the line: GUIDs come from clients, and each must read the same wherever it stands.
 */
export function plainText(text: string): string {
  return replaced(replaced(replaced(nameText(text), ','), '|'), '#');
}
