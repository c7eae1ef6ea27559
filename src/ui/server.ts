/** The web app on a port of this computer; others reach it only where an address of theirs and a token were given. */
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { isLoopback } from "../api/guard.ts";
import type { Store } from "../store/store.ts";
import { type AppOptions, makeApp } from "./app.ts";

export interface ServerOptions extends AppOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The address to listen on; 127.0.0.1 unless told. Any other wants `tokens`. */
  readonly host?: string;
  /** How many ports to try, one after the other. */
  readonly tries: number;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts to answer. Throws when no port of those tried is free, and a `RangeError` for another address than this computer's without a token. */
export async function startServer(store: Store, options: ServerOptions): Promise<RunningServer> {
  if (!isLoopback(options.host ?? "127.0.0.1") && (options.tokens ?? []).length === 0)
    throw new RangeError(`to answer at ${options.host} a token is wanted`);
  const app = makeApp(store, options);
  for (let port = options.port; ; port++) {
    try {
      return await listen(app.fetch, port, options.host ?? "127.0.0.1");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const taken = code === "EADDRINUSE" || code === "EACCES";
      if (!taken || port === 0 || port >= 65535 || port - options.port + 1 >= options.tries) throw error;
    }
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname: string,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    // Without options for HTTP/2, serve() gives a plain server.
    const server = serve({ fetch, port, hostname }, (address) => {
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
