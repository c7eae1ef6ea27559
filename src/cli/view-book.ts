/** The views of a workspace as the web app keeps them. A name of words becomes one that a file and an address can bear. */
import { isViewName, removeView, savedView, savedViews, saveView } from "../store/views.ts";
import type { ViewBook } from "../ui/view-book.ts";

export const viewBookOf = (folder: string): ViewBook => ({
  list: () => savedViews(folder).map(({ name, address }) => ({ id: name, name, address })),
  keep(words, address) {
    const name = words
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 64);
    saveView(folder, { name: name === "" ? "view" : name, address, looked: savedView(folder, name)?.looked ?? null });
  },
  remove: (id) => {
    // What a form names must not lead out of the folder.
    if (isViewName(id)) removeView(folder, id);
  },
});
