/**
 * What is worked out of a value and asked for again and again, worked out once: the children of a sentence's words, the day of a
 * page's lede. Kept as long as the value is; the last one asked for is found without a look-up, as most questions in a row are about
 * one sentence.
 */
export function oncePer<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const place = places;
  places += 1;
  let lastKey: K | null = null;
  let lastValue: V;
  return (key) => {
    if (key === lastKey) return lastValue;
    const shelf = shelfOf(key);
    // What lies at this place of a shelf was put there below.
    let value = shelf[place] as V | undefined;
    if (value === undefined) {
      value = work(key);
      shelf[place] = value;
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
}

/** All that is known of a value, each `oncePer` at its own place: a value is looked up once for all of them. */
const shelves = new WeakMap<object, unknown[]>();
let places = 0;
let lastShelved: object | null = null;
let lastShelf: unknown[] = [];

function shelfOf(key: object): unknown[] {
  if (key === lastShelved) return lastShelf;
  let shelf = shelves.get(key);
  if (shelf === undefined) {
    shelf = [];
    shelves.set(key, shelf);
  }
  lastShelved = key;
  lastShelf = shelf;
  return shelf;
}

/**
 * The same for a text: what is worked out of a word and asked for with each page. Keeps at most so many answers and then begins anew,
 * so that the words of a million pages do not fill the memory.
 */
export function oncePerText<V>(work: (text: string) => V, most = 5_000): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = work(text);
      if (known.size >= most) known.clear();
      known.set(text, value);
    }
    return value;
  };
}
