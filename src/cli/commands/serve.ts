import type { Desk } from "../../api/desk.ts";
import { isLoopback } from "../../api/guard.ts";
import type { Store } from "../../store/store.ts";
import { type Bearer, hashOfSecret, readTokens, type Token } from "../../store/tokens.ts";
import { savedViews } from "../../store/views.ts";
import { command, numberOf, usage, WORKSPACE } from "../command.ts";
import { readRegistry } from "../engine.ts";
import { forReading, placeOf } from "../place.ts";
import type { World } from "../world.ts";

/** Nothing else of note listens there. */
export const PORT = 4817;

export const PORT_OPTION = {
  type: "string",
  short: "p",
  value: "N",
  description: `The port; ${PORT} unless told. When it is taken, the next free one is used and named.`,
} as const;

export const serve = command({
  name: "serve",
  summary: "Show the workspace in the browser, on this computer unless --host opens it to others.",
  usage: "",
  example: "readout serve --workspace china-russia",
  words: [0, 0],
  options: {
    workspace: WORKSPACE,
    port: PORT_OPTION,
    browser: { type: "boolean", short: "b", description: "Open the browser." },
    host: {
      type: "string",
      value: "ADDRESS",
      description: "Answer at this address of the computer, so that others can come; wants a token: readout token.",
    },
    token: {
      type: "string",
      value: "SECRET",
      description:
        "What readers must bring, 16 signs or more; else READOUT_TOKEN. Others come with tokens of their own.",
    },
  },
  async run({ values }, world) {
    const port = numberOf("serve", "port", values.port, 0, 65535);
    const folder = placeOf(world, values.workspace);
    return serveFolder(world, folder, {
      port,
      path: "/",
      browser: values.browser === true,
      ...openedTo(values, folder, world),
    });
  },
});

/** Where else than on this computer it is answered, and to whom. Throws `usage` for an address without a token, or a token that is easily guessed. */
function openedTo(
  { host, token }: { readonly host?: string; readonly token?: string },
  folder: string,
  world: World,
): { readonly host?: string; readonly token?: string; readonly tokens?: readonly Token[] } {
  const secret = token ?? (world.env.READOUT_TOKEN || undefined);
  if (host === undefined || isLoopback(host)) return host === undefined ? {} : { host };
  if (secret !== undefined && !/^[\w.~-]{16,}$/.test(secret))
    throw usage("serve", "A token has 16 signs or more, of letters, digits and - . _ ~.");
  const named = readTokens(folder);
  if (secret === undefined && named.length === 0)
    throw usage(
      "serve",
      `To answer at ${host} a token is wanted: --token or READOUT_TOKEN, with which one reads, or one for each who comes: readout token reviewer NAME.`,
    );
  if (secret === undefined) return { host, tokens: named };
  const reader: Token = { name: null, role: "reader", sha256: hashOfSecret(secret) };
  return { host, token: secret, tokens: [...named, reader] };
}

/** Serves until Ctrl-C. Exit code 0 then: stopping a server is no failure. */
export async function serveFolder(
  world: World,
  folder: string,
  options: {
    readonly port: number | undefined;
    readonly path: string;
    readonly browser: boolean;
    readonly host?: string;
    /** Stands in the address that is printed. */
    readonly token?: string;
    readonly tokens?: readonly Token[];
    /** Agents are answered too, at /mcp. */
    readonly mcp?: { readonly propose: boolean };
  },
): Promise<number> {
  const [
    { startServer },
    { stateNames },
    { deskOf, oneAfterAnother },
    { loadActorTable },
    { loadAtlas },
    { importsOf },
    { jobsOf },
    { viewBookOf },
    { lookBookOf },
  ] = await Promise.all([
    import("../../ui/server.ts"),
    import("../states.ts"),
    import("../desk.ts"),
    import("../../load/actors.ts"),
    import("../../load/atlas.ts"),
    import("../imports.ts"),
    import("../jobs.ts"),
    import("../view-book.ts"),
    import("../look-book.ts"),
  ]);
  const workspace = await forReading(world, folder, true);
  const { csv } = await readRegistry(workspace.actors, true);
  try {
    const unread = workspace.raw.entries().size - (await workspace.store.sources()).length;
    if (unread > 0) world.say(`readout: ${unread} files are kept but not read. Read them with: readout refresh`);
    const queue = oneAfterAnother();
    const wanted = options.port ?? PORT;
    const desk = deskOf(world, folder, workspace.corrections, options.mcp?.propose, queue);
    const jobs = jobsOf(world, folder, queue);
    for (const { id, kind, state } of jobs.all())
      if (state === "interrupted")
        world.say(`readout: ${id} (${kind}) was interrupted. Go on with it at /import/${id}`);
    const agents = options.mcp === undefined ? {} : { mcp: await answerAgents(workspace.store, world.version, desk) };
    const server = await startServer(workspace.store, {
      port: wanted,
      tries: 20,
      name: workspace.name,
      version: world.version,
      complain: (error) => world.say(`readout: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
      stateNames: stateNames(`${world.home}/data`),
      views: () => savedViews(folder),
      actors: () => loadActorTable(`${world.home}/data`, csv),
      atlas: () => loadAtlas(`${world.home}/data`),
      desk,
      ...(options.tokens === undefined ? {} : { tokens: options.tokens }),
      ...(options.host === undefined ? {} : { host: options.host }),
      ...agents,
      imports: importsOf(jobs),
      jobs,
      book: viewBookOf(folder),
      looks: lookBookOf(folder),
    });
    if (wanted !== 0 && server.port !== wanted) world.say(`readout: port ${wanted} is taken; using ${server.port}.`);
    const { host = "127.0.0.1", token } = options;
    const behind = token === undefined ? "" : `?token=${token}`;
    const address = `http://${host.includes(":") ? `[${host}]` : host}:${server.port}${options.path}${behind}`;
    const who =
      token !== undefined
        ? "whoever has this address may read"
        : options.tokens === undefined
          ? "nothing leaves this computer"
          : "whoever brings a token may come: ?token=… behind the address";
    await world.write(`Open  ${address}     (Ctrl-C stops; ${who})\n`);
    if (options.browser) world.browse(address);
    await world.untilInterrupted();
    await jobs.close();
    await server.close();
    return 0;
  } finally {
    await workspace.close();
  }
}

/** Each request by a server of its own: there is no session to keep. */
async function answerAgents(
  store: Store,
  version: string,
  desk: Desk,
): Promise<(request: Request, bearer: Bearer) => Promise<Response>> {
  const [{ WebStandardStreamableHTTPServerTransport }, { mcpServer }] = await Promise.all([
    import("@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"),
    import("../../api/mcp.ts"),
  ]);
  return async (request, { role }) => {
    const server = mcpServer(store, { version, address: new URL(request.url).origin, desk, role });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    return transport.handleRequest(request);
  };
}

/** The page to begin with: the pair of states with most events, else the front page. */
export async function startPath(world: World, folder: string): Promise<string> {
  const workspace = await forReading(world, folder);
  try {
    const [dyad] = await workspace.store.dyads();
    return dyad === undefined ? "/" : `/dyad/${dyad.a}/${dyad.b}`;
  } finally {
    await workspace.close();
  }
}
