/** What learners may ask of a server through the app; a route is a path without its query. */
export interface ServerPaths {
  allows: (method: string, route: string) => boolean;
  /** Whatever its method, a request only reads: it may be sent twice. */
  isRepeatable: boolean;
  /** Where it answers with JSON and nothing else. */
  isJson: (route: string) => boolean;
  /** Its own web pages; null where the app shows none. */
  pages: ServerPages | null;
}

/** The web pages of a server, and what they consist of. */
export interface ServerPages {
  /** Opens in a tab. */
  documents: RegExp;
  /** Stays the same as long as the server's version does. */
  files: RegExp;
  /** What the pages ask beyond what learners may; null for nothing. */
  data: RegExp | null;
  /** The method by which they ask for something that is no page. */
  asksBy: "DELETE" | "POST";
  /** Where the server answers without its pages too. */
  plain: string;
}
