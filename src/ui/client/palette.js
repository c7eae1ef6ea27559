import { word } from "./say.js";

/** Ctrl+K: every door and button of the screen in one list that narrows as one types. */
export function palette() {
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.setAttribute("aria-label", word("commands"));
  const field = document.createElement("input");
  field.type = "search";
  field.setAttribute("aria-label", word("commands"));
  field.placeholder = word("commands");
  const list = document.createElement("ul");
  list.className = "plain";
  dialog.append(field, list);
  document.body.append(dialog);
  const targets = [
    ...document.querySelectorAll("header a, header summary, main [data-key], main [data-move], .modes a"),
  ].filter((one) => one instanceof HTMLElement && one.checkVisibility());
  const show = () => {
    const text = field.value.trim().toLowerCase();
    list.replaceChildren();
    for (const target of targets) {
      const name = (target.textContent ?? "").trim().replace(/\s+/g, " ");
      if (name === "" || !name.toLowerCase().includes(text)) continue;
      const button = document.createElement("button");
      button.className = "light";
      button.textContent = name;
      button.addEventListener("click", () => {
        dialog.close();
        if (target instanceof HTMLElement) target.click();
      });
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
      if (list.childElementCount >= 14) break;
    }
  };
  field.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at <= 0 ? field : buttons[at - 1])?.focus();
    else if (event.key === "Enter" && document.activeElement === field) {
      if (buttons[0] !== undefined) buttons[0].click();
      else location.assign(`/search?q=${encodeURIComponent(field.value)}`);
    } else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", () => dialog.remove());
  show();
  dialog.showModal();
  field.focus();
}
