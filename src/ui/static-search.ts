/** The script of a published site's search: finds the words of `?q=` in RECORDS, all of them, at the beginning of a word. */
export const SEARCH_SCRIPT = `const words = s => s.toLowerCase().normalize("NFKD").match(/[\\p{L}\\p{N}]+/gu) ?? [];
const asked = new URLSearchParams(location.search).get("q") ?? "";
const wanted = words(asked);
document.getElementById("find").value = asked;
const found = wanted.length === 0 ? [] : RECORDS.filter(({ title, text }) => {
  const there = words(title + " " + text);
  return wanted.every(word => there.some(one => one.startsWith(word)));
});
document.getElementById("count").textContent = wanted.length === 0 ? "" : found.length + " found";
for (const { title, text, file } of found.slice(0, 500)) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = file;
  link.textContent = title;
  const line = document.createElement("p");
  line.className = "snippet";
  line.textContent = text;
  item.append(link, line);
  document.getElementById("found").append(item);
}
`;
