/** Characters that move the cursor, hide, reorder or take no room of their own. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Choose another drawing of the character before them, at a width that terminals disagree about. */
const SELECTORS = /[\u{FE00}-\u{FE0F}]|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier}/gu;

/**
 * Text that is safe on a terminal and in a line of its own: control characters become their pictures (`␉`, `␛`), other
 * unseen ones (bidirectional overrides, zero-width characters, the upper control characters) become `␦`.
 */
export function visible(text: string): string {
  return text.replace(SELECTORS, '').replace(UNSEEN, picture);
}

/** As `visible`, but lines stay lines: for messages. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : '␦';
}
