import { say, word } from "./say.js";

/** While pages are read, what the screen of Import shows is brought up to date each second; the rest of it stays as it is. */
export function progress() {
  const shown = document.querySelector("[data-live]");
  if (shown === null) return;
  const address = shown.getAttribute("data-live") ?? location.pathname;
  const timer = window.setInterval(async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#progress");
      const place = document.querySelector("#progress");
      if (fresh === null || place === null) return;
      if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes);
      if (document.querySelector("#progress [data-going]") !== null) return;
      window.clearInterval(timer);
      say(word("read"));
    } catch {
      // The server is busy or gone; the next second may bring it back.
    }
  }, 1000);
}
