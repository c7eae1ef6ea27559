/** The web app on a port of this computer, and of no other. */
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Store } from "../store/store.ts";
import { type AppOptions, makeApp } from "./app.ts";

export interface ServerOptions extends AppOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** How many ports to try, one after the other. */
  readonly tries: number;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts to answer on 127.0.0.1. Throws when no port of those tried is free. */
export async function startServer(store: Store, options: ServerOptions): Promise<RunningServer> {
  const app = makeApp(store, options);
  for (let port = options.port; ; port++) {
    try {
      return await listen(app.fetch, port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const taken = code === "EADDRINUSE" || code === "EACCES";
      if (!taken || port === 0 || port >= 65535 || port - options.port + 1 >= options.tries) throw error;
    }
  }
}

function listen(fetch: (request: Request) => Response | Promise<Response>, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    // Without options for HTTP/2, serve() gives a plain server.
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, (address) => {
      server.off("error", reject);
      resolve({
        port: address.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    }) as Server;
    server.once("error", reject);
  });
}
