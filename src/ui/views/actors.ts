/** `/actors` and `/actors/:id`: who acts and speaks, under which names, in which offices. */

import type { EventLine } from "../../model/record.ts";
import type { ActorSummary, Store } from "../../store/store.ts";
import { offeredFor } from "../candidates.ts";
import { merging } from "../correct-words.ts";
import { type Editable, editable } from "../editing.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { html, type Piece } from "../html.ts";
import { enc, eventRow, missing, type Names, nameOf } from "../parts.ts";
import { contactsOf, contactsPicture } from "../pictures/contacts.ts";
import { egoPicture } from "../pictures/ego.ts";
import { locatorPicture } from "../pictures/locator.ts";
import { officesPicture } from "../pictures/offices.ts";
import { plural, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";
import { claimTable } from "./claims.ts";
import { quoteCard } from "./quotes.ts";

export const actors = view(
  "/actors",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const country = parameters.get("country") || undefined;
    return store.actors({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(country === undefined ? {} : { country }),
    });
  },
  ({ items, next }, ask) => ({
    title: words.nav.actors,
    section: "actors",
    data: dataAddress(ask),
    body: html`<h1>${words.nav.actors}</h1>
${filterBar(ask, ["country", "q"], dataAddress(ask))}
<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.actors}"><table class="list"><thead><tr><th scope="col">${words.nav.actors}</th><th scope="col">${words.actor.roles}</th><th scope="col" class="number">${words.nav.sources}</th><th scope="col" class="number">${words.nav.events}</th><th scope="col" class="number">${words.nav.quotes}</th></tr></thead><tbody>${items.map(
      (actor) =>
        html`<tr data-id="${actor.id}"><th scope="row"><a href="/actors/${enc(actor.id)}">${nameOf(ask.names, actor.name)}</a></th><td>${rolesOf(actor)}${actor.country === null || actor.country === actor.name ? "" : html` <a class="small" href="/actors?country=${enc(actor.country)}">${nameOf(ask.names, actor.country)}</a>`}</td><td class="number">${actor.pages}</td><td class="number">${actor.events || ""}</td><td class="number">${actor.statements || ""}</td></tr>`,
    )}</tbody></table></div>
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);

export const actor = view(
  "/actors/:id",
  async (ask) => {
    const { store, part, names } = ask;
    const id = part.id ?? "";
    const found = await store.actor(id);
    if (found?.office === "none") return { private: found.name } as const;
    const name = found?.name ?? id;
    const state = names.stateName(name) !== null;
    const spellings = [...new Set([name, ...(found?.names ?? [])])];
    const query = state ? { actors: [name] } : { names: spellings };
    const events = (await store.events({ ...query, order: "new", limit: 400 })).items;
    const statements = (await store.statements(state ? { country: name } : { speaker: name })).items;
    if (found === null && events.length === 0 && statements.length === 0 && !state) return null;
    const claims = (await store.claims({ party: name, limit: 30 })).items;
    return {
      actor: found,
      offered: await offeredFor(ask, []),
      name,
      claims,
      contacts: contactsOf(events, state ? [name] : spellings, names),
      total: await store.countEvents(query),
      months: await store.pageMonths(),
      places: await store.places(query, 60),
      spellings,
      people: await peopleAmong(store, events, names),
      events,
      statements,
    };
  },
  (found, ask) => {
    const { names } = ask;
    if (found.private !== undefined)
      return {
        title: found.private,
        section: "actors",
        data: `/actors/${enc(found.private)}.json`,
        body: html`<h1>${found.private}</h1><p class="lead">${words.actor.noOffice} <a href="/search?q=${enc(found.private)}">${words.actor.find}</a></p>`,
      };
    const { actor, name, offered, claims, contacts, total, months, places, spellings, people, events, statements } =
      found;
    const list = `/timeline?actor=${enc(name)}`;
    const isPerson = (party: string) => people.includes(party);
    // An office or a state of a person; states and bodies have theirs from the tables.
    const value = (field: string, shown: Piece) =>
      actor === null || actor.office === null
        ? shown
        : editable(
            ask,
            { ...actor, kind: "person", role: actor.roles.at(-1)?.role ?? null } as Editable,
            field,
            shown,
            offered,
          );
    const others = (actor?.names ?? []).filter((other) => other !== name);
    return {
      title: nameOf(names, name),
      section: "actors",
      data: `/actors/${enc(actor?.id ?? name)}.json`,
      body: html`<h1>${value("name", nameOf(names, name))}</h1>
<div class="lead">${actor === null ? "" : value("role", rolesOf(actor) === "" ? missing() : rolesOf(actor))}${actor === null || actor.country === name ? "" : html` ${value("country", actor.country === null ? missing() : html`<a href="/actors/${enc(actor.country)}">${nameOf(names, actor.country)}</a>`)}`}</div>
${actor === null ? "" : actorDoors(actor, ask)}
${others.length === 0 ? "" : html`<p class="small">${words.actor.names}: ${others.join("; ")}</p>`}
${actor === null ? "" : officesPicture(actor, months)}
${contacts.length === 0 ? "" : contactsPicture(contacts, names, `/events.json?actor=${enc(name)}`, months)}
${egoPicture(events, spellings, isPerson, names, `/events.json?actor=${enc(name)}`)}
${ask.atlas === null || places.length === 0 ? "" : locatorPicture({ atlas: ask.atlas(), states: homeOf(name, actor?.country ?? null, names), places, list, names, data: `/timeline.json?actor=${enc(name)}` })}
<h2>${words.actor.events}</h2>
${events.length === 0 ? html`<p class="missing">${words.noEvents}</p>` : html`<p class="small"><a href="/timeline?actor=${enc(name)}">${plural(total, words.events)}</a></p><ol class="events">${events.slice(0, 50).map((event) => eventRow(event, names))}</ol>`}
${statements.length === 0 ? "" : html`<h2>${words.actor.quotes}</h2>${statements.slice(0, 50).map((line) => quoteCard(line, names))}`}
${claims.length === 0 ? "" : html`<h2>${words.nav.claims}</h2>${claimTable(claims, names)}`}`,
    };
  },
);

/** Those of the parties of whom an office is known. */
async function peopleAmong(store: Store, events: readonly EventLine[], names: Names): Promise<readonly string[]> {
  const parties = new Set(events.flatMap(({ actor, recipient }) => [...actor, ...recipient]));
  const known = await store.actorsNamed([...parties].filter((party) => names.stateName(party) === null));
  return [...known.values()].filter(({ roles }) => roles.length > 0).map(({ name }) => name);
}

/** The state itself, or the one that somebody speaks for. */
const homeOf = (name: string, country: string | null, names: Names): readonly string[] =>
  names.stateName(name) !== null ? [name] : country === null ? [] : [country];

/** The ways to the screens on which actors are made one, or set apart. */
function actorDoors(actor: ActorSummary, ask: Ask): Piece {
  if (ask.desk === null) return "";
  const back = encodeURIComponent(ask.path);
  return html`<p class="choices doors"><a class="button" href="/merge/${enc(actor.id)}?back=${back}" data-key="m">${merging.door}</a> <a class="button" href="/split/${enc(actor.id)}?back=${back}">${merging.splitDoor}</a></p>`;
}

/** The first three offices; "President" and "president" are one. */
function rolesOf(actor: ActorSummary): string {
  const roles = new Map<string, string>();
  for (const { role } of actor.roles) if (!roles.has(role.toLowerCase())) roles.set(role.toLowerCase(), role);
  return [...roles.values()].slice(0, 3).join(", ");
}
