/** Whether browsers come by https. */
export interface Way {
  isSecure: boolean;
}

/** One cookie of this app, under the names that it has. */
export interface NamedCookie {
  /**
   * What a `Cookie` header holds, by name. Cookies know no ports and no siblings, so another server may have
   * set some of them: under https the name that it cannot set counts first, and the plain one is taken where
   * there is no such, until what was set by it has ended.
   */
  read(header: string | undefined, way: Way): string[][];
  /** A `Cookie` header with `name=value` in place of all cookies of these names, or without any. */
  replace(header: string | undefined, pair: string | null): string;
  /** The `Set-Cookie` header that keeps a value. */
  write(value: string, way: Way): string;
  /** The `Set-Cookie` headers that take it away. */
  clear(way: Way): string[];
}

/**
 * A cookie that only this app reads. Browsers take the `__Host-` name from no other host, and from this one
 * over https alone (RFC 6265bis, 4.1.3.2).
 */
export function namedCookie(plainName: string, maxAgeSeconds: number): NamedCookie {
  const hostName = `__Host-${plainName}`;
  const names = ({ isSecure }: Way) => (isSecure ? [hostName, plainName] : [plainName]);

  function write(name: string, value: string, seconds: number, { isSecure }: Way): string {
    const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
    return `${name}=${value}; ${attributes}${isSecure ? "; Secure" : ""}`;
  }

  return {
    read(header, way) {
      const pairs = (header?.split(";") ?? []).map((pair) => {
        const separator = pair.indexOf("=");
        return [pair.slice(0, separator).trim(), pair.slice(separator + 1).trim()] as const;
      });
      return names(way).map((wanted) =>
        pairs.flatMap(([name, value]) => (name === wanted ? [value] : [])),
      );
    },
    replace(header, pair) {
      const others = (header?.split(";") ?? [])
        .map((each) => each.trim())
        .filter((each) => each !== "" && ![hostName, plainName].includes(nameOf(each)));
      return [...others, ...(pair === null ? [] : [pair])].join("; ");
    },
    write: (value, way) => write(way.isSecure ? hostName : plainName, value, maxAgeSeconds, way),
    clear: (way) => names(way).map((name) => write(name, "", 0, way)),
  };
}

function nameOf(pair: string): string {
  return (pair.split("=", 1)[0] ?? "").trim();
}
