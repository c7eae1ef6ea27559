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
    const shelf = Shelved.shelfOf(key);
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

/** All that is known of a value stands on one shelf, what each `oncePer` found at its own place. */
let places = 0;

/** What a constructor gives back is the object on which a class below it puts its private fields. */
class Stamped {
  constructor(value: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return value;
  }
}

/**
 * The shelf of a value is a private field that it gets when it is first asked for: neither its keys nor a copy of it show it, and it
 * goes when the value goes. A `WeakMap` would do the same, but the engine's frequent small collections keep all that its values lead
 * to, so that pages outlived their reading: on the development pages a third more was moved among what is kept for long.
 */
class Shelved extends Stamped {
  readonly #shelf: unknown[] = [];

  static shelfOf(value: object): unknown[] {
    return (#shelf in value ? value : (new Shelved(value) as Shelved)).#shelf;
  }
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
