import { say, word } from "./say.js";

/**
 * While pages are read, what the screen of Import shows is kept up to date, and the rest of it stays as it is: whenever the job tells that
 * something has happened, or each second where nobody tells.
 */
export function progress() {
  const shown = document.querySelector("[data-live]");
  if (shown === null || document.querySelector("#progress [data-going]") === null) return;
  const address = shown.getAttribute("data-live") ?? location.pathname;
  const news = shown.getAttribute("data-news");
  /** @type {EventSource | null} */
  let source = null;
  let timer = 0;
  let ended = false;
  const end = () => {
    ended = true;
    source?.close();
    window.clearInterval(timer);
    say(word("read"));
  };
  const refresh = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#progress");
      const place = document.querySelector("#progress");
      if (fresh === null || place === null || ended) return;
      if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes);
      if (document.querySelector("#progress [data-going]") === null) end();
    } catch {
      // The server is busy or gone; the next time may bring it back.
    }
  };
  const ask = () => {
    timer = window.setInterval(refresh, 1000);
  };
  if (news === null) return ask();
  source = new EventSource(news);
  // Many files may be told of in a moment: the screen follows four times a second at most.
  let waiting = 0;
  const told = () => {
    if (waiting !== 0 || ended) return;
    waiting = window.setTimeout(() => {
      waiting = 0;
      void refresh();
    }, 250);
  };
  for (const name of ["file", "state", "progress"]) source.addEventListener(name, told);
  source.addEventListener("error", () => {
    // A stream that is cut off is taken up again by the browser; one that is refused is not.
    if (source?.readyState === EventSource.CLOSED && !ended) ask();
  });
}
