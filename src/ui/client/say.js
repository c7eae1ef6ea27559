/** Says something to who looks and to who listens: a line at the foot of the window that goes after a while. @param {string} text */
export function say(text) {
  let line = document.getElementById("said");
  if (line === null) {
    line = document.createElement("p");
    line.id = "said";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = text;
  line.hidden = false;
  const shown = line;
  window.clearTimeout(Number(line.dataset.timer ?? 0));
  line.dataset.timer = String(window.setTimeout(() => (shown.hidden = true), 4000));
}

/** Copies, and says that it has. @param {string} text @param {string} done */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    // Where the clipboard is shut, the text itself is shown, to be copied by hand.
    say(text);
  }
}

/** A word of ours that stands in the page, so that no word of the screens is in the script. @param {string} name */
export const word = (name) => document.querySelector(`#words [data-word="${name}"]`)?.textContent ?? name;
