/** Tokens of `globals.css` for lines. */
const colours = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"] as const;
export type LineColour = (typeof colours)[number];

/** In CSS pixels, drawn and left out by turns. */
const dashes: readonly (readonly number[])[] = [[], [8, 3], [2, 3], [10, 3, 2, 3], [16, 4]];

export interface LineLook {
  colour: LineColour;
  dash: readonly number[];
}

/** Neighbours differ in colour and in dashes, and the first 30 all look different: 6 and 5 share no factor. */
export function lineLook(index: number): LineLook {
  return {
    colour: colours[index % colours.length] ?? colours[0],
    dash: dashes[index % dashes.length] ?? [],
  };
}
