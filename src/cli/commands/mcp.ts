import { command, numberOf, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { PORT, serveFolder } from "./serve.ts";

export const mcp = command({
  name: "mcp",
  summary: "Answer agents by the Model Context Protocol, on standard input and output or on this computer's HTTP.",
  usage: "",
  example: "readout mcp --workspace china-russia",
  details: [
    "Ten tools read: search, list_events, get_event, list_quotes, get_quote_variants, list_figures, get_actor, get_page, trace_lineage, explain_value. With --propose there is one more, propose_correction; what it proposes stands under `readout review proposals` and changes nothing by itself.",
    "With --http the web app is served with the protocol at /mcp, on the loopback address only.",
  ],
  words: [0, 0],
  options: {
    workspace: WORKSPACE,
    http: { type: "boolean", description: "On HTTP instead of standard input and output." },
    port: { type: "string", short: "p", value: "N", description: `--http: the port; ${PORT} unless told.` },
    propose: { type: "boolean", description: "Let agents propose corrections." },
  },
  async run({ values }, world) {
    const folder = placeOf(world, values.workspace);
    const port = numberOf("mcp", "port", values.port, 0, 65535);
    const propose = values.propose === true;
    if (values.http === true)
      return serveFolder(world, folder, { port, path: "/mcp", browser: false, mcp: { propose } });
    const [{ StdioServerTransport }, { mcpServer }, { deskOf }] = await Promise.all([
      import("@modelcontextprotocol/sdk/server/stdio.js"),
      import("../../api/mcp.ts"),
      import("../desk.ts"),
    ]);
    const workspace = await forReading(world, folder, true);
    try {
      const desk = deskOf(world, folder, workspace.corrections, propose);
      const server = mcpServer(workspace.store, { version: world.version, address: null, desk });
      const ended = new Promise<void>((resolve) => {
        server.server.onclose = resolve;
        process.stdin.once("end", () => void server.close());
      });
      await server.connect(new StdioServerTransport());
      await Promise.race([ended, world.untilInterrupted()]);
      await server.close();
      return 0;
    } finally {
      await workspace.close();
    }
  },
});
