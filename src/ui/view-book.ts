/** Views that are kept by name: an address of ours with its filters. Where they are kept is not the screens' affair (cli/views.ts). */
export interface ViewBook {
  list(): readonly KeptView[];
  keep(name: string, address: string): void;
  remove(id: string): void;
}

export interface KeptView {
  readonly id: string;
  readonly name: string;
  /** "/timeline?actor=CHN". */
  readonly address: string;
}
