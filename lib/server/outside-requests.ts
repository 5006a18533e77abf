import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Runs what outlives the request that it is begun for. Node keeps the asynchronous context in which a socket, a process
 * or a timer was made for as long as that is there, and Next keeps a request, its answer and its compressor in it.
 */
export const outsideRequests = AsyncLocalStorage.snapshot();
