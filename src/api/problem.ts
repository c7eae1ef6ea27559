/** What went wrong, as RFC 9457 has it, with a code and a hint. */
export function problem(
  status: number,
  code: string,
  detail: string,
  hint?: string,
  /** What is amiss where, by JSON Pointer. */
  errors?: readonly { readonly pointer: string; readonly detail: string }[],
): Response {
  const body = {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail,
    code,
    ...(hint ? { hint } : {}),
    ...(errors ? { errors } : {}),
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8" },
  });
}

/** A method that the address does not know, with those that it does. */
export function notAllowed(methods: readonly string[]): Response {
  const response = problem(405, "method", "This address does not know the method.", `It knows ${methods.join(", ")}.`);
  response.headers.set("Allow", methods.join(", "));
  return response;
}

const TITLES: Readonly<Record<number, string>> = {
  300: "Multiple choices",
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  410: "Gone",
  413: "Content too large",
  412: "Precondition failed",
  415: "Unsupported media type",
  428: "Precondition required",
  405: "Method not allowed",
  501: "Not implemented",
  500: "A fault of Readout",
};
