/**
 * What is worked out of a value and asked for again and again, worked out once: the children of a sentence's words, the day of a
 * page's lede. Kept as long as the value is; the last one asked for is found without a look-up, as most questions in a row are about
 * one sentence.
 */
export function oncePer<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  let lastKey: K | null = null;
  let lastValue: V;
  return (key) => {
    if (key === lastKey) return lastValue;
    let value = known.get(key);
    if (value === undefined) {
      value = work(key);
      known.set(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
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
