/** The readers of others that bring no types: as much of them as tests/exports.test.ts calls. */
declare module "jsonld" {
  type Node = Record<string, unknown>;
  const jsonld: { expand(input: unknown, options: { documentLoader(url: string): Promise<never> }): Promise<Node[]> };
  export default jsonld;
}
declare module "@citation-js/core" {
  export class Cite {
    constructor(text: string);
    readonly data: { title: string; issued?: unknown }[];
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
