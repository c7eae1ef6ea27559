import { say, word } from "./say.js";

/** Files and folders dropped anywhere on the screen of Import are put into its field and sent. */
export function dropping() {
  const form = document.querySelector("form[data-drop]");
  if (!(form instanceof HTMLFormElement)) return;
  const area = form.querySelector(".drop") ?? form;
  const chosen = () =>
    [...form.querySelectorAll("input[type=file]")].flatMap((field) =>
      field instanceof HTMLInputElement ? [...(field.files ?? [])] : [],
    );
  for (const name of ["dragenter", "dragover"])
    document.addEventListener(name, (event) => {
      event.preventDefault();
      area.classList.add("over");
    });
  document.addEventListener("dragleave", () => area.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    area.classList.remove("over");
    const items = [...(event.dataTransfer?.items ?? [])];
    const entries = items.flatMap((item) => item.webkitGetAsEntry?.() ?? []);
    const files = (await Promise.all(entries.map((entry) => filesOf(entry, "")))).flat();
    if (files.length > 0) await send(form, files);
  });
  form.addEventListener("submit", (event) => {
    const files = chosen();
    if (files.length === 0) return;
    event.preventDefault();
    send(
      form,
      files.map((file) => ({ file, path: file.webkitRelativePath || file.name })),
    );
  });
}

/** @typedef {{ readonly file: File, readonly path: string }} Dropped */

/** Every file below an entry, with its path. @param {FileSystemEntry} entry @param {string} above @returns {Promise<Dropped[]>} */
async function filesOf(entry, above) {
  const path = above === "" ? entry.name : `${above}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    return [{ file: /** @type {File} */ (file), path }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {Dropped[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesOf(one, path)));
  }
}

/** In bundles, so that no one request grows too large. @param {HTMLFormElement} form @param {readonly Dropped[]} files */
async function send(form, files) {
  const token = form.querySelector("input[name=token]");
  let job = "";
  for (let at = 0; at < files.length; ) {
    const body = new FormData();
    body.set("token", token instanceof HTMLInputElement ? token.value : "");
    let size = 0;
    do {
      const { file, path } = /** @type {Dropped} */ (files[at]);
      body.append("files", file, path);
      size += file.size;
      at += 1;
    } while (at < files.length && size < 8e6 && body.getAll("files").length < 200);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "follow" });
    if (!answer.ok) return say(`${word("not-sent")} (${answer.status})`);
    job = answer.url;
  }
  location.assign(job);
}
