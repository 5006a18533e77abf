import { setTimeout as sleep } from "node:timers/promises";
import { type Dialect, type Driver, SqliteDialect, type SqliteDialectConfig } from "kysely";
import { StorageFailure } from "./storage-failure";

/**
 * How often a statement looks whether another process's lock is gone, for a second at least. It counts, since a second may
 * pass without this process having done anything.
 */
const mostTries = 50;
const tryEveryMs = 20;

type Connection = Awaited<ReturnType<Driver["acquireConnection"]>>;

/**
 * SQLite whose statements wait for another process's lock between turns of the event loop. The driver's own
 * wait would keep everybody waiting with it.
 */
export function createPatientDialect(config: SqliteDialectConfig): Dialect {
  const dialect = new SqliteDialect(config);
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const connection = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async () => patient(await connection());
      return driver;
    },
  };
}

const known = new WeakMap<Connection, Connection>();

function patient(connection: Connection): Connection {
  const patientOne = known.get(connection) ?? {
    streamQuery: connection.streamQuery.bind(connection),
    executeQuery: (query) => whileBusy(() => connection.executeQuery(query)),
  };
  known.set(connection, patientOne);
  return patientOne;
}

async function whileBusy<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const mayWait = error instanceof StorageFailure && error.isBusy;
      if (!mayWait || tries > mostTries) throw error;
      await sleep(tryEveryMs);
    }
  }
}
