/** The words of the pictures, which `strings.ts` takes in. */
export const pictureWords = {
  strip: {
    label: "Pages",
    most: (pages: number) => `up to ${pages.toLocaleString("en")} a month`,
    none: "no pages in this time",
    title: (month: string, pages: number) => `${month}: ${pages === 0 ? "no pages" : `pages ${pages}`}`,
  },
  days: {
    caption: (days: number) => (days === 1 ? "Pages per day" : `Pages, ${days} days to a bar`),
    legend: "The strong foot of a bar: independent texts; above it copies and rewrites.",
    month: "Month",
    undated: (pages: number) => `${pages.toLocaleString("en")} without a day.`,
  },
  locator: {
    caption: "Where it happened",
    legend:
      "A dot is a city or place that events name, the larger the more often; a state that is washed is one of those at hand, and no place. Broken lines: borders in dispute.",
    whole: "Named as a whole state, and so no dot",
    unknown: (places: number) =>
      `${places.toLocaleString("en")} ${places === 1 ? "name is" : "names are"} in no table of places, and not drawn.`,
    source: "Outlines: Natural Earth.",
    kind: "Kind",
    kinds: { place: "place", country: "a whole state", unknown: "not in our table of places" },
  },
  ego: {
    caption: "Who has to do with whom",
    left: "States and bodies",
    right: "People",
    legend:
      "The thicker a line, the more events; broken: nothing held yet; its colour is that of most of them. Grey: events that two of the others share.",
    more: (others: number) => `${others} more with fewer events are not drawn.`,
    other: "Counterpart",
    last: "Latest",
  },
  dots: {
    caption: "Who speaks when",
    legend: "A dot is a statement: full word for word, hollow retold, broken where its words are doubtful.",
    speaker: "Speaker",
    direct: "word for word",
    indirect: "retold",
    doubtful: "words doubtful",
  },
  grid: {
    caption: "Which text says what",
    legend:
      "Full: says what the record has; struck: says something else; nothing: is silent. A hollow ring: the text leans on another, so it counts for nothing by itself.",
    field: "Field",
    says: { same: "says so", other: "says something else", silent: "silent" },
  },
  how: {
    claimed: "broken outline: one side claims it",
    contested: "broken outline in red: contested",
  },
};
